import { COMMANDS, type Command } from '#shared/console/commands.ts';
import { keysOf } from '#shared/typed-keys.ts';

/** Something the palette finds by name that is not a command. */
export interface Destination {
  readonly id: string;
  readonly label: string;
  /** Shown after the label. */
  readonly detail: string;
  readonly run: () => void;
}

type Source = (typed: string) => readonly Destination[];

/** The commands that can be run now. A component offers one, and withdraws it later. */
export interface Commands {
  /** The newest offer is the one that runs. @returns a function that withdraws the offer */
  offer(command: Command, run: () => void): () => void;
  /** What the palette finds besides commands. @returns a function that withdraws the offer */
  offerDestinations(source: Source): () => void;
  /** @returns false when nobody offers it */
  run(command: Command): boolean;
  available(): readonly Command[];
  destinations(typed: string): readonly Destination[];
}

export function createCommands(): Commands {
  const offers = new Map<Command, readonly (() => void)[]>();
  const sources = new Set<Source>();
  const offered = (command: Command) => offers.get(command) ?? [];
  return {
    offer(command, run) {
      const own = () => {
        run();
      };
      offers.set(command, [...offered(command), own]);
      return () => {
        offers.set(
          command,
          offered(command).filter((other) => other !== own),
        );
      };
    },
    offerDestinations(source) {
      sources.add(source);
      return () => {
        sources.delete(source);
      };
    },
    run(command) {
      const newest = offered(command).at(-1);
      newest?.();
      return newest !== undefined;
    },
    available: () => keysOf(COMMANDS).filter((command) => offered(command).length > 0),
    destinations: (typed) => [...sources].flatMap((source) => source(typed)),
  };
}
