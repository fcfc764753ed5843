import { type StoreApi, createStore } from 'zustand/vanilla';
import type { CloudState } from '#shared/connection/cloud-state.ts';
import type { Api } from '../api.ts';
import { type TaskState, createOneTask } from '../one-task.ts';

type Task = 'signIn' | 'signOut' | 'readList';

export interface CloudsState extends TaskState<Task> {
  readonly clouds: readonly CloudState[];
  list(): Promise<void>;
  signIn(source: string): Promise<void>;
  signOut(source: string): Promise<void>;
  readList(source: string): Promise<void>;
  /** Ends the wait for the browser. */
  cancel(): void;
}

/** Sources that the operator signs in to once more, and the lists they keep. */
export function createCloudStore(api: Api): StoreApi<CloudsState> {
  return createStore<CloudsState>((set, get) => {
    const { perform, cancel } = createOneTask<Task, CloudsState>(set, get, () => undefined);
    const change = (task: Task) => (source: string) =>
      perform(task, (signal) => api.ask(`cloud.${task}`, { source }, { signal }));
    return {
      task: undefined,
      failure: undefined,
      clouds: [],
      async list() {
        // Beside the tasks, and silent: it is asked again and again while a list is being read.
        const answer = await api.ask('cloud.list', undefined).catch(() => undefined);
        if (answer !== undefined && get().task === undefined) set(answer);
      },
      signIn: change('signIn'),
      signOut: change('signOut'),
      readList: change('readList'),
      cancel,
    };
  });
}
