import { COMMANDS, type Command } from '#shared/console/commands.ts';

/** Shows a command's keys on a button: as a tooltip, and for screen readers. */
export function shortcutOf(command: Command): {
  readonly title?: string;
  readonly 'aria-keyshortcuts'?: string;
} {
  const { keys } = COMMANDS[command];
  return keys === undefined
    ? {}
    : { title: keys, 'aria-keyshortcuts': keys.replace('Ctrl', 'Control') };
}
