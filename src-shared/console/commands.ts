import { z } from 'zod';
import { keysOf } from '../typed-keys.ts';

/** What a person can do from anywhere: by the menu, by keys, or by typing its name. */
export const Command = z.enum([
  'new-request',
  'open-report',
  'lock',
  'sign-out',
  'settings',
  'palette',
  'drive-recovery',
  'manage-tpm',
  'reports',
  'recovery-audit',
  'computer-compliance',
  'enterprise-compliance',
  'recovery-key-backup',
  'read-aloud',
  'copy-key',
  'show-or-hide',
  'show-longer',
  'copy-for-ticket',
  'recovery-screen',
  'help',
  'shortcuts',
  'save-diagnostics',
  'about',
]);
export type Command = z.infer<typeof Command>;

/** Where a command stands in the menu, and under which heading in the list of shortcuts. */
export const CommandGroup = z.enum(['file', 'go', 'key', 'help']);
export type CommandGroup = z.infer<typeof CommandGroup>;

interface CommandFacts {
  readonly group: CommandGroup;
  /** `Ctrl` is the command key on a Mac. A single character works where nobody types. */
  readonly keys?: string;
  /** A separator stands above it in the menu. */
  readonly afterSeparator?: true;
  /** It works in front of a dialog too. */
  readonly isAlways?: true;
}

/** The one table of commands. Menu, keys, tooltips, list of shortcuts and palette come from it. */
export const COMMANDS: Readonly<Record<Command, CommandFacts>> = {
  'new-request': { group: 'file', keys: 'Ctrl+N' },
  'open-report': { group: 'file', keys: 'Ctrl+O' },
  lock: { group: 'file', keys: 'Ctrl+L', afterSeparator: true, isAlways: true },
  'sign-out': { group: 'file' },
  settings: { group: 'file', keys: 'Ctrl+,', afterSeparator: true },
  palette: { group: 'go', keys: 'Ctrl+K' },
  'drive-recovery': { group: 'go', keys: 'Ctrl+1', afterSeparator: true },
  'manage-tpm': { group: 'go', keys: 'Ctrl+2' },
  reports: { group: 'go', keys: 'Ctrl+3' },
  'recovery-audit': { group: 'go', afterSeparator: true },
  'computer-compliance': { group: 'go' },
  'enterprise-compliance': { group: 'go' },
  'recovery-key-backup': { group: 'go' },
  'read-aloud': { group: 'key', keys: 'Ctrl+R' },
  'copy-key': { group: 'key', keys: 'Ctrl+Shift+C' },
  'show-or-hide': { group: 'key', keys: 'Ctrl+H' },
  'show-longer': { group: 'key', keys: 'Ctrl+M' },
  'copy-for-ticket': { group: 'key', keys: 'Ctrl+T' },
  'recovery-screen': { group: 'help', keys: 'Ctrl+D' },
  help: { group: 'help', keys: 'F1', isAlways: true },
  shortcuts: { group: 'help', keys: '?' },
  'save-diagnostics': { group: 'help', afterSeparator: true },
  about: { group: 'help', afterSeparator: true },
};

/** The commands of a group, in their order. */
export function commandsOf(group: CommandGroup): readonly Command[] {
  return keysOf(COMMANDS).filter((command) => COMMANDS[command].group === group);
}

/** What of a pressed key decides which command is meant. */
export interface PressedKey {
  readonly key: string;
  /** The place of the key on the keyboard: on some, a digit needs Shift. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** The command whose keys were pressed. */
export function commandFor(pressed: PressedKey): Command | undefined {
  if (pressed.altKey) return undefined;
  return keysOf(COMMANDS).find((command) => {
    const { keys } = COMMANDS[command];
    return keys !== undefined && isPressed(keys, pressed);
  });
}

function isPressed(keys: string, { key, code, ctrlKey, metaKey, shiftKey }: PressedKey): boolean {
  const parts = keys.split('+');
  const wanted = parts.at(-1) ?? '';
  const needsCtrl = parts.includes('Ctrl');
  if (needsCtrl !== (ctrlKey || metaKey)) return false;
  // A character that needs Shift on one keyboard does not on another.
  if (needsCtrl && parts.includes('Shift') !== shiftKey) return false;
  return key.toLowerCase() === wanted.toLowerCase() || (needsCtrl && code === `Digit${wanted}`);
}
