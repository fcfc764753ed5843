import type { Protector } from '../../../../src-shared/model/protector.ts';
import { words } from '../../../text/words.ts';

/** A volume in a line: letter, kind, label. */
export function driveText({ kind, driveLetter, label }: Protector['volume']): string {
  return [driveLetter, words.driveRecovery.volumes[kind], label]
    .filter((part) => part !== '')
    .join(' · ');
}
