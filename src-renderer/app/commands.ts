import { COMMANDS, type Command } from '#shared/console/commands.ts';
import { keysOf } from '#shared/typed-keys.ts';

/** Something else than a command that typing its name leads to. */
export interface Destination {
  readonly id: string;
  readonly label: string;
  /** Said behind the label. */
  readonly detail: string;
  readonly run: () => void;
}

type Source = (typed: string) => readonly Destination[];

/** What can be done now. Whoever can do something offers it, and takes the offer back. */
export interface Commands {
  /** The newest offer counts. @returns takes it back */
  offer(command: Command, run: () => void): () => void;
  /** Where typing may lead to, beside the commands. @returns takes it back */
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
