import { COMMANDS, type Command } from '#shared/console/commands.ts';
import { Guide } from '#shared/console/guide.ts';
import { commandKeys, commandName, groupName, guideName } from '../text/command-name.ts';
import { words } from '../text/words.ts';
import type { Commands, Destination } from './commands.ts';

export interface PaletteEntry extends Destination {
  /** The keys that lead there without the palette. */
  readonly keys: string | undefined;
}

/**
 * What fits what was typed: each word of it stands in the name or the detail. Names that begin with
 * it come first.
 */
export function paletteEntries(
  commands: Commands,
  typed: string,
  onGuide: (guide: Guide) => void,
): readonly PaletteEntry[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/);
  const all = [
    ...commands.destinations(typed).map((one) => ({ ...one, keys: undefined })),
    ...commands.available().filter(isListed).map(entryOf(commands)),
    ...Guide.options.map((guide) => guideEntry(guide, onGuide)),
  ];
  const fits = ({ label, detail }: PaletteEntry) => {
    const text = `${label} ${detail}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  const begins = ({ label }: PaletteEntry) =>
    label.toLowerCase().startsWith(wanted.join(' ')) ? 0 : 1;
  return all.filter(fits).toSorted((a, b) => begins(a) - begins(b));
}

function isListed(command: Command): boolean {
  return command !== 'palette';
}

function entryOf(commands: Commands): (command: Command) => PaletteEntry {
  return (command) => ({
    id: command,
    label: commandName(command),
    detail: groupName(COMMANDS[command].group),
    keys: commandKeys(command),
    run: () => void commands.run(command),
  });
}

function guideEntry(guide: Guide, onGuide: (guide: Guide) => void): PaletteEntry {
  return {
    id: `guide-${guide}`,
    label: guideName(guide),
    detail: words.commands.palette.guide,
    keys: undefined,
    run: () => {
      onGuide(guide);
    },
  };
}
