import { type StoreApi, createStore } from 'zustand/vanilla';
import { type Api, type AskError, asAskError } from '#renderer/api.ts';
import { type TaskState, createOneTask } from '#renderer/one-task.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import type {
  DirectoryChoice,
  GroupChoice,
  GroupsByRole,
} from '#shared/connection/organisation-setup.ts';
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
  /** What was seen on the way to the directory. */
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

    /** Main refuses single fields by name; everything else is a failure of the stage. */
    function problemsIn(error: AskError): ConnectProblems | undefined {
      const { fields } = error.details;
      return error.code === 'input.invalid' && fields !== undefined ? fields : undefined;
    }

    async function tryWay(
      signal: AbortSignal,
      { userName, password }: Pick<ConnectForm, 'userName' | 'password'>,
    ) {
      const { domain, encryption, dnsServer } = get().form;
      set({ steps: [] });
      const onProgress = (step: CheckStep) => {
        if (!signal.aborted) set({ steps: [...get().steps, step] });
      };
      const input = {
        directory: { domain, encryption, dnsServer },
        usesAuthorities: get().authorities !== undefined,
        userName,
        password,
      };
      return api.ask('setup.check', input, { signal, onProgress });
    }

    async function attempt(
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

    const stages: Readonly<Record<Stage, () => Promise<void>>> = {
      directory: () =>
        attempt('find', async (signal) => {
          const { steps } = await tryWay(signal, { userName: '', password: '' });
          return steps.some(({ state }) => state === 'failed')
            ? { steps }
            : { steps, stage: 'account' };
        }),
      async account() {
        const { userName, password } = get().form;
        const problems: ConnectProblems = {
          ...(userName.trim() === '' && { userName: 'required' }),
          ...(password === '' && { password: 'required' }),
        };
        if (Object.keys(problems).length > 0) return set({ problems });
        await attempt('enter', async (signal) => {
          const { steps, entered } = await tryWay(signal, { userName, password });
          if (entered === null) return { steps };
          const { form } = get();
          // The password has done its work.
          return {
            steps,
            stage: 'groups',
            setupId: entered.setupId,
            form: { ...form, password: '', name: form.name || entered.netbiosName },
          };
        });
      },
      groups: () =>
        attempt('finish', async () => {
          const { setupId, form, groups } = get();
          if (setupId === undefined) return { stage: 'account' };
          const chosen: GroupsByRole = Object.fromEntries(
            Role.options.flatMap((role) =>
              groups[role] === undefined ? [] : [[role, groups[role].sid]],
            ),
          );
          const { profileId } = await api.ask('setup.finish', {
            setupId,
            name: form.name,
            groups: chosen,
          });
          await onDone(profileId);
          return {};
        }),
    };

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

      edit(changes) {
        const problems = { ...get().problems };
        for (const field of Object.keys(changes) as (keyof ConnectForm)[]) delete problems[field];
        set({ form: { ...get().form, ...changes }, problems });
      },
      async chooseAuthorities() {
        await perform('authorities', async () => {
          const { fileName } = await api.ask('setup.chooseAuthorities', undefined);
          return { authorities: fileName ?? undefined };
        });
      },
      next: () => stages[get().stage](),
      back() {
        abandon();
        set({ stage: BEFORE[get().stage], steps: [], problems: {}, failure: undefined });
      },
      cancel,
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
      leave() {
        abandon();
        api.ask('setup.leave', undefined).catch(() => undefined);
      },
    };
  });
}
