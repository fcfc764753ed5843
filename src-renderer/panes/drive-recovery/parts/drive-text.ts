import { words } from '#renderer/text/words.ts';
import type { Protector } from '#shared/recovery/protector.ts';

/** A volume in a line: letter, kind, label, and what tells it apart from others. */
export function driveText({ kind, driveLetter, label, id }: Protector['volume']): string {
  const { volumes, volume } = words.driveRecovery;
  return [driveLetter, volumes[kind], label, id === undefined ? '' : volume(id)]
    .filter((part) => part !== '')
    .join(' · ');
}
