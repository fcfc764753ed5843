import { type Computer, LETTERS_TO_COMPLETE } from '#shared/request/computer.ts';

export type ComputerCompletion = Omit<Computer, 'users'>;

interface ComputerCompletionParts {
  readonly ask: (start: string) => Promise<{ readonly computers: readonly ComputerCompletion[] }>;
  readonly show: (computers: readonly ComputerCompletion[]) => void;
}

/**
 * Shows the computers whose name begins with what is typed, from the third letter on. Not finding
 * any is no failure.
 */
export function createComputerCompletion({
  ask,
  show,
}: ComputerCompletionParts): (start: string) => Promise<void> {
  let newest = 0;
  return async (start) => {
    newest += 1;
    const own = newest;
    if (start.trim().length < LETTERS_TO_COMPLETE) {
      show([]);
      return;
    }
    const { computers } = await ask(start).catch(() => ({ computers: [] }));
    // A slower answer to an earlier letter must not replace a later one's.
    if (own === newest) show(computers);
  };
}
