import { type StoreApi, createStore } from 'zustand/vanilla';
import { type Api, type AskError, asAskError } from '#renderer/api.ts';
import { type OneTask, type TaskState, createOneTask } from '#renderer/one-task.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import type {
  DirectoryChoice,
  GroupChoice,
  GroupsByRole,
} from '#shared/connection/organisation-setup.ts';
import type { OutputOf } from '#shared/contract.ts';
import { Role } from '#shared/sign-in/role.ts';

export type Stage = 'directory' | 'account' | 'groups';
type Task = 'find' | 'authorities' | 'enter' | 'finish';

export interface ConnectForm extends DirectoryChoice {
  readonly userName: string;
  readonly password: string;
  readonly name: string;
}

export type ConnectProblems = Readonly<
  Partial<Record<keyof ConnectForm | 'groups', 'required' | 'invalid'>>
>;

export interface ConnectState extends TaskState<Task> {
  readonly stage: Stage;
  readonly form: ConnectForm;
  readonly problems: ConnectProblems;
  /** The chosen file of authorities; `undefined` for the operating system's. */
  readonly authorities: string | undefined;
  /** How each step of the connection to the directory came out. */
  readonly steps: readonly CheckStep[];
  readonly groups: Readonly<Partial<Record<Role, GroupChoice>>>;
  readonly setupId: string | undefined;
  edit(changes: Partial<ConnectForm>): void;
  chooseAuthorities(): Promise<void>;
  /** Goes on to the next stage once this one has worked. */
  next(): Promise<void>;
  back(): void;
  cancel(): void;
  findGroups(text: string, signal: AbortSignal): Promise<readonly GroupChoice[]>;
  chooseGroup(role: Role, group: GroupChoice | undefined): void;
  /** Leaves the setup; main forgets what was typed. */
  leave(): void;
}

export type ConnectStore = StoreApi<ConnectState>;

const EMPTY: ConnectForm = {
  domain: '',
  encryption: 'ldaps',
  dnsServer: '',
  userName: '',
  password: '',
  name: '',
};
const BEFORE: Readonly<Record<Stage, Stage>> = {
  directory: 'directory',
  account: 'directory',
  groups: 'account',
};

/** What the store's actions are made of. */
interface StoreParts {
  readonly api: Api;
  readonly get: () => ConnectState;
  readonly set: (changes: Partial<ConnectState>) => void;
  readonly perform: OneTask<Task, ConnectState>['perform'];
  /** Called with the profile that is configured from now on. */
  readonly onDone: (profileId: string) => Promise<void>;
}

/** @param onDone called with the profile that is configured from now on */
export function createConnectStore(
  api: Api,
  onDone: (profileId: string) => Promise<void>,
): ConnectStore {
  return createStore<ConnectState>((set, get) => {
    const { perform, cancel, abandon } = createOneTask<Task, ConnectState>(
      set,
      get,
      () => undefined,
    );
    const parts = { api, get, set, perform, onDone };
    return {
      task: undefined,
      failure: undefined,
      stage: 'directory',
      form: EMPTY,
      problems: {},
      authorities: undefined,
      steps: [],
      groups: {},
      setupId: undefined,

      ...directoryActions(parts),
      ...groupActions(parts),
      next: () => NEXT[get().stage](parts),
      back() {
        abandon();
        set({ stage: BEFORE[get().stage], steps: [], problems: {}, failure: undefined });
      },
      cancel,
      leave() {
        abandon();
        api.ask('setup.leave', undefined).catch(() => undefined);
      },
    };
  });
}

function directoryActions({
  api,
  get,
  set,
  perform,
}: StoreParts): Pick<ConnectState, 'edit' | 'chooseAuthorities'> {
  return {
    edit(changes) {
      const problems = Object.entries(get().problems).filter(([field]) => !(field in changes));
      set({ form: { ...get().form, ...changes }, problems: Object.fromEntries(problems) });
    },
    async chooseAuthorities() {
      await perform('authorities', async () => {
        const { fileName } = await api.ask('setup.chooseAuthorities', undefined);
        return { authorities: fileName ?? undefined };
      });
    },
  };
}

function groupActions({
  api,
  get,
  set,
}: StoreParts): Pick<ConnectState, 'findGroups' | 'chooseGroup'> {
  return {
    async findGroups(text, signal) {
      const { setupId } = get();
      if (setupId === undefined) return [];
      try {
        const { groups } = await api.ask('setup.groups', { setupId, text }, { signal });
        return groups;
      } catch (error) {
        if (!signal.aborted) set({ failure: asAskError(error) });
        return [];
      }
    },
    chooseGroup(role, group) {
      const { [role]: _before, ...others } = get().groups;
      set({ groups: group === undefined ? others : { ...others, [role]: group }, problems: {} });
    },
  };
}

/** Leads on from each stage once it has worked. */
const NEXT: Readonly<Record<Stage, (parts: StoreParts) => Promise<void>>> = {
  directory: (parts) =>
    attempt(parts, 'find', async (signal) => {
      const { steps } = await checkDirectory(parts, signal, { userName: '', password: '' });
      return steps.some(({ state }) => state === 'failed')
        ? { steps }
        : { steps, stage: 'account' };
    }),

  async account(parts) {
    const { get, set } = parts;
    const { userName, password } = get().form;
    const problems: ConnectProblems = {
      ...(userName.trim() === '' && { userName: 'required' }),
      ...(password === '' && { password: 'required' }),
    };
    if (Object.keys(problems).length > 0) return set({ problems });
    await attempt(parts, 'enter', async (signal) => {
      const { steps, entered } = await checkDirectory(parts, signal, { userName, password });
      if (entered === null) return { steps };
      const { form } = get();
      // The password is not needed any more.
      const cleared = { ...form, password: '', name: form.name || entered.netbiosName };
      return { steps, stage: 'groups', setupId: entered.setupId, form: cleared };
    });
  },

  groups: (parts) =>
    attempt(parts, 'finish', async () => {
      const { setupId, form, groups } = parts.get();
      if (setupId === undefined) return { stage: 'account' };
      const { name } = form;
      const input = { setupId, name, groups: sidsOf(groups) };
      const { profileId } = await parts.api.ask('setup.finish', input);
      await parts.onDone(profileId);
      return {};
    }),
};

/** Runs a task; fields that main refuses by name are marked, everything else is a failure. */
async function attempt(
  { set, perform }: StoreParts,
  task: Task,
  work: (signal: AbortSignal) => Promise<Partial<ConnectState>>,
): Promise<void> {
  set({ problems: {} });
  await perform(task, async (signal) => {
    try {
      return await work(signal);
    } catch (error) {
      const problems = problemsIn(asAskError(error));
      if (problems === undefined) throw error;
      return { problems };
    }
  });
}

function problemsIn({ code, details }: AskError): ConnectProblems | undefined {
  return code === 'input.invalid' ? details.fields : undefined;
}

/** Tries the connection to the directory, with an account or without one. */
async function checkDirectory(
  { api, get, set }: StoreParts,
  signal: AbortSignal,
  account: Pick<ConnectForm, 'userName' | 'password'>,
): Promise<OutputOf<'setup.check'>> {
  const { domain, encryption, dnsServer } = get().form;
  set({ steps: [] });
  const onProgress = (step: CheckStep) => {
    if (!signal.aborted) set({ steps: [...get().steps, step] });
  };
  const directory = { domain, encryption, dnsServer };
  const usesAuthorities = get().authorities !== undefined;
  return api.ask('setup.check', { directory, usesAuthorities, ...account }, { signal, onProgress });
}

function sidsOf(groups: ConnectState['groups']): GroupsByRole {
  return Object.fromEntries(
    Role.options.flatMap((role) => (groups[role] === undefined ? [] : [[role, groups[role].sid]])),
  );
}
