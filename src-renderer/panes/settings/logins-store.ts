import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Api } from '#renderer/api.ts';
import { type TaskState, createOneTask } from '#renderer/one-task.ts';
import type { OutputOf } from '#shared/contract.ts';

export type KeptState = OutputOf<'logins.list'>['logins'][number];

interface LoginForm {
  readonly userName: string;
  readonly password: string;
}

export interface LoginsState extends TaskState<'list' | 'keep' | 'forget'> {
  readonly logins: readonly KeptState[];
  /** The source whose login is typed in, or was last; what went wrong is about it. */
  readonly source: string | undefined;
  readonly form: LoginForm;
  list(): Promise<void>;
  begin(source: string): void;
  edit(changes: Partial<LoginForm>): void;
  leave(): void;
  keep(): Promise<void>;
  forget(source: string): Promise<void>;
}

export type LoginsStore = StoreApi<LoginsState>;

const EMPTY: LoginForm = { userName: '', password: '' };

/**
 * Settings → Database logins. What was typed is sent to main once, and is removed from the page
 * when main has kept it.
 */
export function createLoginsStore(api: Api): LoginsStore {
  return createStore<LoginsState>((set, get) => {
    const { perform } = createOneTask<'list' | 'keep' | 'forget', LoginsState>(
      set,
      get,
      () => undefined,
    );
    return {
      task: undefined,
      failure: undefined,
      logins: [],
      source: undefined,
      form: EMPTY,
      list: () =>
        perform('list', async (signal) => ({
          logins: (await api.ask('logins.list', undefined, { signal })).logins,
        })),
      begin(source) {
        set({ source, form: EMPTY, failure: undefined });
      },
      edit(changes) {
        set({ form: { ...get().form, ...changes } });
      },
      leave() {
        set({ source: undefined, form: EMPTY, failure: undefined });
      },
      async keep() {
        const { source, form } = get();
        if (source === undefined) return;
        await perform('keep', async (signal) => {
          const { logins } = await api.ask('logins.keep', { source, ...form }, { signal });
          return { logins, source: undefined, form: EMPTY };
        });
      },
      forget: (source) =>
        perform('forget', async (signal) => ({
          logins: (await api.ask('logins.forget', { source }, { signal })).logins,
          source: undefined,
          form: EMPTY,
        })),
    };
  });
}
