import { guidBytes } from '#main/sources/active-directory/guids-and-sids.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { DNS, type DomainName } from './fake-forest/fake-forest.ts';
import type { FakeObject } from './fake-forest/objects.ts';

export interface ForestKey {
  readonly domain?: DomainName;
  readonly computer: string;
  readonly keyId: string;
  /** As in the object's name. */
  readonly time?: string;
  /** Instead of the right bytes; empty for none. */
  readonly guid?: readonly Buffer[];
  readonly password?: readonly string[];
  readonly keyPackage?: Buffer;
  readonly volume?: string;
  /** Bind names in lower case. */
  readonly readers: readonly string[];
}

export function computerObject(
  name: string,
  domain: DomainName = 'CONTOSO',
  values: FakeObject['values'] = {},
): FakeObject {
  return {
    dn: `CN=${name},OU=PCs,${DNS[domain]}`,
    values: {
      objectClass: ['top', 'computer'],
      sAMAccountName: [`${name}$`],
      dNSHostName: [`${name.toLowerCase()}.example`],
      objectGUID: [guidBytes(RecoveryKeyId.parse('9C8F9779-1990-4F54-8470-F7053461B03B'))],
      whenChanged: ['20260301120000.0Z'],
      ...values,
    },
  };
}

export function keyObject({
  domain = 'CONTOSO',
  computer,
  keyId,
  time = '2026-01-01T00:00:00-00:00',
  guid,
  password,
  keyPackage,
  volume,
  readers,
}: ForestKey): FakeObject {
  const cn = `${time}{${keyId}}`;
  return {
    dn: `CN=${cn},CN=${computer},OU=PCs,${DNS[domain]}`,
    values: {
      objectClass: ['top', 'msFVE-RecoveryInformation'],
      cn: [cn],
      name: [cn],
      whenCreated: ['20260401000000.0Z'],
      'msFVE-RecoveryGuid': guid ?? [guidBytes(RecoveryKeyId.parse(keyId))],
      'msFVE-VolumeGuid': volume === undefined ? [] : [guidBytes(RecoveryKeyId.parse(volume))],
      'msFVE-RecoveryPassword': password ?? [
        '471207-278498-422125-177177-561902-537405-468006-693451',
      ],
      'msFVE-KeyPackage': keyPackage === undefined ? [] : [keyPackage],
    },
    secret: { attributes: ['msFVE-RecoveryPassword', 'msFVE-KeyPackage'], readers },
  };
}
