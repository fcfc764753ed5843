import { useEffect, useRef } from 'react';
import type { Command } from '#shared/console/commands.ts';
import type { Commands, Destination } from './commands.ts';

/** Offers a command while there is something to run. */
export function useCommand(
  commands: Commands,
  command: Command,
  run: (() => void) | undefined,
): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const isOffered = run !== undefined;
  useEffect(
    () => (isOffered ? commands.offer(command, () => latest.current?.()) : undefined),
    [commands, command, isOffered],
  );
}

/** Offers what the palette finds besides commands. */
export function useDestinations(
  commands: Commands,
  source: (typed: string) => readonly Destination[],
): void {
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  useEffect(() => commands.offerDestinations((typed) => latest.current(typed)), [commands]);
}
