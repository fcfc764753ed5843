import { useEffect } from 'react';
import { COMMANDS, type Command, commandFor } from '#shared/console/commands.ts';
import { isDialogShown } from '../ui/dialogs.ts';
import { isTypedInto } from '../ui/typing-place.ts';
import type { Commands } from './commands.ts';

/** Runs a command when its keys are pressed, whatever has the focus. */
export function useShortcuts(commands: Commands): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const command = commandFor(event);
      if (command === undefined || !isFor(command, event)) return;
      // Otherwise the menu, which has the same keys, would run it once more.
      if (commands.run(command)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [commands]);
}

function isFor(command: Command, { ctrlKey, metaKey, key, target }: KeyboardEvent): boolean {
  const isCharacter = !ctrlKey && !metaKey && key.length === 1;
  if (isCharacter && isTypedInto(target)) return false;
  return COMMANDS[command].isAlways === true || !isDialogShown();
}
