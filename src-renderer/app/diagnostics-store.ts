import { type StoreApi, createStore } from 'zustand/vanilla';
import type { OutputOf } from '#shared/contract.ts';
import type { Api } from '../api.ts';
import { type TaskState, createOneTask } from '../one-task.ts';

type Saved = Extract<OutputOf<'diagnostics.save'>, { readonly outcome: 'saved' }>;

export interface DiagnosticsState extends TaskState<'collect' | 'check' | 'save'> {
  /** What goes into the file, by the id under which main keeps it. */
  readonly shown: OutputOf<'diagnostics.look'> | undefined;
  readonly namesPeople: boolean;
  readonly saved: Saved | undefined;
  collect(namesPeople: boolean): Promise<void>;
  /** Checks the connection of a profile first, which may take a while. */
  check(profileId: string): Promise<void>;
  save(): Promise<void>;
  cancel(): void;
}

/** Help → Save diagnostics. */
export function createDiagnosticsStore(api: Api): StoreApi<DiagnosticsState> {
  return createStore<DiagnosticsState>((set, get) => {
    const { perform, cancel } = createOneTask<'collect' | 'check' | 'save', DiagnosticsState>(
      set,
      get,
      () => undefined,
    );
    const look = async (namesPeople: boolean, signal: AbortSignal) => ({
      namesPeople,
      saved: undefined,
      shown: await api.ask('diagnostics.look', { namesPeople, marks: marks() }, { signal }),
    });
    return {
      task: undefined,
      failure: undefined,
      shown: undefined,
      namesPeople: false,
      saved: undefined,
      collect: (namesPeople) => perform('collect', (signal) => look(namesPeople, signal)),
      check: (profileId) =>
        perform('check', async (signal) => {
          await api.ask('connection.check', { profileId }, { signal });
          return look(get().namesPeople, signal);
        }),
      save: () =>
        perform('save', async (signal) => {
          const { shown } = get();
          if (shown === undefined) return {};
          const result = await api.ask('diagnostics.save', { id: shown.id }, { signal });
          return { saved: result.outcome === 'saved' ? result : undefined };
        }),
      cancel,
    };
  });
}

/** When this page came to what it has marked. */
function marks() {
  return performance
    .getEntriesByType('mark')
    .map(({ name, startTime }) => ({ name, atMs: startTime }))
    .slice(0, 40);
}
