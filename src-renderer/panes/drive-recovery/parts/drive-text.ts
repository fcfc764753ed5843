import { words } from '#renderer/text/words.ts';
import type { Protector } from '#shared/recovery/protector.ts';

/** A volume in a line: letter, kind, label. */
export function driveText({ kind, driveLetter, label }: Protector['volume']): string {
  return [driveLetter, words.driveRecovery.volumes[kind], label]
    .filter((part) => part !== '')
    .join(' · ');
}
