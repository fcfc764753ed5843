import { COMMANDS, type Command } from '#shared/console/commands.ts';

/** What tells of a command's keys on a button: a tooltip, and the same for a screen reader. */
export function shortcutOf(command: Command): {
  readonly title?: string;
  readonly 'aria-keyshortcuts'?: string;
} {
  const { keys } = COMMANDS[command];
  return keys === undefined
    ? {}
    : { title: keys, 'aria-keyshortcuts': keys.replace('Ctrl', 'Control') };
}
