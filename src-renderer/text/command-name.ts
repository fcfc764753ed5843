import { COMMANDS, type Command, type CommandGroup } from '#shared/console/commands.ts';
import { words } from './words.ts';

/** The name of a command outside the menu, where no letter is underlined. */
export const commandName = (command: Command): string => plain(words.commands.names[command]);
export const groupName = (group: CommandGroup): string => plain(words.commands.groups[group]);
/** The title of a guide. */
export const guideName = (guide: keyof typeof words.native.menu.guides): string =>
  plain(words.native.menu.guides[guide]);

/** The keys of a command as they are labelled on the keyboards of this language. */
export function commandKeys(command: Command): string | undefined {
  const { Ctrl, Shift } = words.commands.keyNames;
  return COMMANDS[command].keys?.replace('Ctrl', Ctrl).replace('Shift', Shift);
}

/** In Japanese the letter stands behind the name: `(&F)`. */
function plain(name: string): string {
  return name.replace(/\(&.\)|&/u, '');
}
