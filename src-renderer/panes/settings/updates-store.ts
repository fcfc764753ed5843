import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Api } from '#renderer/api.ts';
import { type TaskState, createOneTask } from '#renderer/one-task.ts';
import type { UpdateView } from '#shared/updates/update-view.ts';

export interface UpdatesState extends TaskState<'load' | 'check'> {
  readonly view: UpdateView | undefined;
  load(): Promise<void>;
  check(): Promise<void>;
  cancel(): void;
}

/** Settings → Updates. */
export function createUpdatesStore(api: Api): StoreApi<UpdatesState> {
  return createStore<UpdatesState>((set, get) => {
    const { perform, cancel } = createOneTask<'load' | 'check', UpdatesState>(
      set,
      get,
      () => undefined,
    );
    return {
      task: undefined,
      failure: undefined,
      view: undefined,
      load: () =>
        perform('load', async (signal) => ({
          view: await api.ask('updates.current', undefined, { signal }),
        })),
      check: () =>
        perform('check', async (signal) => ({
          view: await api.ask('updates.check', undefined, { signal }),
        })),
      cancel,
    };
  });
}
