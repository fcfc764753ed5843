import { COMMANDS, type Command } from '#shared/console/commands.ts';
import { commandKeys } from '../text/command-name.ts';

/** Shows a command's keys on a button: as a tooltip, and for screen readers. */
export function shortcutOf(command: Command): {
  readonly title?: string;
  readonly 'aria-keyshortcuts'?: string;
} {
  const { keys } = COMMANDS[command];
  return keys === undefined
    ? {}
    : { title: commandKeys(command) ?? keys, 'aria-keyshortcuts': keys.replace('Ctrl', 'Control') };
}
