import type { Command, CommandGroup } from '#shared/console/commands.ts';
import { words } from './words.ts';

/** The name of a command outside the menu, where no letter is underlined. */
export const commandName = (command: Command): string => plain(words.commands.names[command]);
export const groupName = (group: CommandGroup): string => plain(words.commands.groups[group]);
/** The title of a guide. */
export const guideName = (guide: keyof typeof words.native.menu.guides): string =>
  plain(words.native.menu.guides[guide]);

/** In Japanese the letter stands behind the name: `(&F)`. */
function plain(name: string): string {
  return name.replace(/\(&.\)|&/u, '');
}
