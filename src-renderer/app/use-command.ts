import { useEffect } from 'react';
import type { Command } from '#shared/console/commands.ts';
import { useLatest } from '../ui/use-latest.ts';
import type { Commands, Destination } from './commands.ts';

/** Offers a command while there is something to run. */
export function useCommand(
  commands: Commands,
  command: Command,
  run: (() => void) | undefined,
): void {
  const latest = useLatest(run);
  const isOffered = run !== undefined;
  useEffect(
    () => (isOffered ? commands.offer(command, () => latest.current?.()) : undefined),
    [commands, command, isOffered, latest],
  );
}

/** Offers what the palette finds besides commands. */
export function useDestinations(
  commands: Commands,
  source: (typed: string) => readonly Destination[],
): void {
  const latest = useLatest(source);
  useEffect(() => commands.offerDestinations((typed) => latest.current(typed)), [commands, latest]);
}
