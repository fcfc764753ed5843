import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Api } from '#renderer/api.ts';
import { type TaskState, createOneTask } from '#renderer/one-task.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';

export interface CheckState extends TaskState<'check'> {
  readonly steps: readonly CheckStep[];
  /** When the steps were seen, in milliseconds since the epoch. */
  readonly checkedAtMs: number;
  check(profileId: string): Promise<void>;
  cancel(): void;
}

export type CheckStore = StoreApi<CheckState>;

/** Settings → Check connection, step by step as main sees them. */
export function createCheckStore(api: Api): CheckStore {
  return createStore<CheckState>((set, get) => {
    const { perform, cancel } = createOneTask<'check', CheckState>(set, get, () => undefined);
    return {
      task: undefined,
      failure: undefined,
      steps: [],
      checkedAtMs: 0,
      async check(profileId) {
        await perform('check', async (signal) => {
          set({ steps: [] });
          const onProgress = (step: CheckStep) => {
            if (!signal.aborted) set({ steps: [...get().steps, step] });
          };
          const { steps } = await api.ask(
            'connection.check',
            { profileId },
            { signal, onProgress },
          );
          return { steps, checkedAtMs: Date.now() };
        });
      },
      cancel,
    };
  });
}
