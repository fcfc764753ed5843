import type { VolumeKind } from '#shared/recovery/protector.ts';
import { keysOf } from '#shared/typed-keys.ts';

/**
 * Who counted the types of volumes. `wmi`: 0, 1, 2 (Win32_EncryptableVolume, GetVolumeType).
 * `graph`: 1, 2, 3, as MBAM and Microsoft Graph do.
 */
export const VOLUME_NUMBERS = ['wmi', 'graph'] as const;
export type VolumeNumbers = (typeof VOLUME_NUMBERS)[number];

const BY_NUMBER: Readonly<Record<VolumeNumbers, Readonly<Record<string, VolumeKind>>>> = {
  wmi: { 0: 'operating-system', 1: 'fixed', 2: 'removable' },
  graph: { 1: 'operating-system', 2: 'fixed', 3: 'removable', 4: 'unknown' },
};

/** Letters alone, in lower case and without accents. */
const BY_WORD: Readonly<Record<VolumeKind, readonly string[]>> = {
  'operating-system': wordsOf(
    'os osdrive osvolume operatingsystem operatingsystemdrive operatingsystemvolume ' +
      'system systemdrive betriebssystem betriebssystemlaufwerk betriebssystemvolume ' +
      'systemlaufwerk systemedexploitation lecteurdusystemedexploitation ' +
      'lecteurdesystemedexploitation lecteursysteme',
  ),
  fixed: wordsOf(
    'fixed fixeddrive fixeddata fixeddatadrive fixedvolume fixeddatavolume ' +
      'festplattenlaufwerk festplatte festesdatenlaufwerk integriertesdatenlaufwerk ' +
      'lecteurfixe lecteurdedonneesfixe lecteurdedonneesfixes disquefixe',
  ),
  removable: wordsOf(
    'removable removabledrive removabledata removabledatadrive removablevolume ' +
      'removabledatavolume portabledatavolume portable usb usbdrive wechseldatentrager ' +
      'wechsellaufwerk wechseldatenlaufwerk lecteuramovible lecteurdedonneesamovible ' +
      'lecteurdedonneesamovibles disqueamovible',
  ),
  unknown: ['unknownfuturevalue'],
};

/**
 * `undefined` where the text names no kind: a number that two sources count differently, or a word
 * such as `Data`, which is either of two kinds.
 */
export function volumeKindOf(
  text: string,
  numbers: VolumeNumbers | undefined,
): VolumeKind | undefined {
  if (/^\d+$/.test(text)) return numbers === undefined ? undefined : BY_NUMBER[numbers][text];
  const word = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
  return keysOf(BY_WORD).find((kind) => BY_WORD[kind].includes(word));
}

/** Words with blanks between. */
function wordsOf(text: string): readonly string[] {
  return text.split(' ');
}
