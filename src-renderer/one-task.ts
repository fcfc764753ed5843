import { type AskError, asAskError } from './api.ts';

/** What a pane knows about what it is doing. */
export interface TaskState<Task extends string> {
  /** What is under way; one thing at a time. */
  readonly task: Task | undefined;
  /** What went wrong with the last task. */
  readonly failure: AskError | undefined;
}

export interface OneTask<Task extends string, State> {
  /**
   * Runs one task; a second one while it runs is ignored, as is a double click.
   *
   * @param toldAfterMs how long it runs before `task` names it: a pane that is drawn again for what
   *   is over at once makes people wait for that
   */
  perform(
    task: Task,
    work: (signal: AbortSignal) => Promise<Partial<State>>,
    toldAfterMs?: number,
  ): Promise<void>;
  /** Whether one runs, told or not. */
  isRunning(): boolean;
  /** Asks the running task to stop; it then fails with `request.cancelled`. */
  cancel(): void;
  /** Stops it and forgets about it: what it still brings goes to `discard`. */
  abandon(): void;
}

/**
 * @param discard gets the changes of a task that was abandoned: the next request must not show the
 *   last caller's key
 */
export function createOneTask<Task extends string, State extends TaskState<Task>>(
  set: (changes: Partial<State> | Partial<TaskState<Task>>) => void,
  get: () => State,
  discard: (changes: Partial<State>) => void,
): OneTask<Task, State> {
  let running: AbortController | undefined;
  let telling: ReturnType<typeof setTimeout> | undefined;

  function tell(task: Task, afterMs: number): void {
    if (afterMs === 0) {
      set({ task, failure: undefined });
      return;
    }
    if (get().failure !== undefined) set({ failure: undefined });
    telling = setTimeout(() => {
      set({ task });
    }, afterMs);
  }

  function settle(): void {
    running = undefined;
    clearTimeout(telling);
    if (get().task !== undefined) set({ task: undefined });
  }

  return {
    isRunning: () => running !== undefined,
    async perform(task, work, toldAfterMs = 0) {
      if (running !== undefined) return;
      const own = new AbortController();
      running = own;
      tell(task, toldAfterMs);
      try {
        const changes = await work(own.signal);
        if (running === own) set(changes);
        else discard(changes);
      } catch (error) {
        if (running === own) set({ failure: asAskError(error) });
      } finally {
        if (running === own) settle();
      }
    },
    cancel: () => running?.abort(),
    abandon() {
      running?.abort();
      settle();
    },
  };
}
