import type { Notice } from '#renderer/ui/notice-line.tsx';
import type { SaveResult } from '#shared/contract.ts';

/** Until when a secret is on screen, and how long that was in all. */
export interface ShownUntil {
  readonly hidesAtMs: number;
  readonly forSeconds: number;
}

/** What main disclosed and still holds. `shown` carries the secret; it is absent while hidden. */
export interface DisclosedSecret {
  readonly disclosureId: string;
  readonly shown: ShownUntil | undefined;
  /** Until when main keeps it, where main tells: it is not shown for longer. */
  readonly heldUntilMs?: number;
}

/** What a pane's state has for the secret it shows. */
export interface DisclosedSecretState<Secret extends DisclosedSecret> {
  readonly result: Secret | undefined;
  /** What was last copied or saved. */
  readonly notice: Notice | undefined;
}

/** What a person can do with a disclosed secret. Without one, nothing happens. */
export interface DisclosedSecretActions {
  copy(): Promise<void>;
  hide(): void;
  /** Starts the time anew after which the secret hides: it is in use. */
  keepShown(): void;
  showAgain(): Promise<void>;
}

interface DisclosedSecretParts<Secret extends DisclosedSecret, Task extends string> {
  readonly get: () => DisclosedSecretState<Secret>;
  readonly set: (changes: Partial<DisclosedSecretState<Secret>>) => void;
  /** Runs one task of the pane, as {@link createOneTask} does. */
  readonly perform: (
    task: Task | 'copy' | 'show-again',
    work: () => Promise<Partial<DisclosedSecretState<Secret>>>,
  ) => Promise<void>;
  readonly copy: (disclosureId: string) => Promise<{ readonly clearAfterSeconds: number }>;
  readonly showAgain: (disclosureId: string) => Promise<Secret>;
}

interface DisclosedSecretControl<Task extends string> {
  readonly actions: DisclosedSecretActions;
  /** Saves by a call of main's, and says where to. */
  save(task: Task, call: (disclosureId: string) => Promise<SaveResult>): Promise<void>;
}

/** A disclosed secret on screen: shown until its time is over, copied, saved, shown again. */
export function createDisclosedSecret<Secret extends DisclosedSecret, Task extends string>({
  get,
  set,
  perform,
  ...ask
}: DisclosedSecretParts<Secret, Task>): DisclosedSecretControl<Task> {
  async function withSecret(
    task: Task | 'copy' | 'show-again',
    work: (disclosureId: string) => Promise<Partial<DisclosedSecretState<Secret>>>,
  ): Promise<void> {
    const { result } = get();
    if (result !== undefined) await perform(task, () => work(result.disclosureId));
  }

  return {
    actions: {
      copy: () =>
        withSecret('copy', async (disclosureId) => {
          const { clearAfterSeconds } = await ask.copy(disclosureId);
          return { notice: { kind: 'copied', clearsAtMs: secondsFromNow(clearAfterSeconds) } };
        }),
      hide() {
        const { result } = get();
        if (result !== undefined) set({ result: { ...result, shown: undefined } });
      },
      keepShown() {
        const { result } = get();
        if (result?.shown === undefined) return;
        const { shown, heldUntilMs = Infinity } = result;
        const anew = Math.min(secondsFromNow(shown.forSeconds), heldUntilMs);
        const hidesAtMs = Math.max(shown.hidesAtMs, anew);
        set({ result: { ...result, shown: { ...shown, hidesAtMs } } });
      },
      showAgain: () =>
        withSecret('show-again', async (disclosureId) => ({
          result: await ask.showAgain(disclosureId),
        })),
    },
    save: (task, call) =>
      withSecret(task, async (disclosureId) => {
        const saved = await call(disclosureId);
        // A closed dialog leaves the last notice as it was.
        if (saved.outcome === 'cancelled') return {};
        const { fileName, folder, isRemovable } = saved;
        return { notice: { kind: 'saved', fileName, folder, isRemovable } };
      }),
  };
}

/** The time of a secret that is shown from now on. */
export function shownFor(forSeconds: number): ShownUntil {
  return { hidesAtMs: secondsFromNow(forSeconds), forSeconds };
}

/** In milliseconds since the epoch. */
export function secondsFromNow(seconds: number): number {
  return Date.now() + seconds * 1000;
}
