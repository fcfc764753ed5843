import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Api } from '#renderer/api.ts';
import { editedForm } from '#renderer/edited-form.ts';
import { type TaskState, createOneTask } from '#renderer/one-task.ts';
import type { Notice } from '#renderer/ui/notice-line.tsx';
import type { OutputOf, TpmAuthorisation, TpmDisclosure } from '#shared/contract.ts';
import { LETTERS_TO_COMPLETE, splitComputerName } from '#shared/request/computer.ts';
import { splitUser } from '#shared/request/request-fields.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { LONGEST_TPM_FILE, type TpmFileInfo } from '#shared/tpm/tpm-file.ts';
import type { TpmLockout } from '#shared/tpm/tpm-lockout.ts';
import type { TpmOwner } from '#shared/tpm/tpm-owner.ts';
import { type TpmForm, type TpmFormProblems, tpmFormProblems } from '#shared/tpm/tpm-request.ts';

/**
 * Several stored owner passwords, with the form they were found by: the form may be edited while
 * they are on screen.
 */
export interface History {
  readonly form: TpmForm;
  readonly owners: readonly TpmOwner[];
}

/** A disclosed owner password. It is here while it is shown, and nowhere after. */
export interface Result {
  readonly disclosureId: string;
  readonly owner: TpmOwner;
  readonly shown:
    | { readonly ownerPassword: string; readonly hidesAtMs: number; readonly forSeconds: number }
    | undefined;
}

/** What a computer last said about its TPM, or `null` when it did not answer after a reset. */
export interface LockoutReading {
  readonly hostName: string;
  readonly lockout: TpmLockout | null;
  readonly wasReset: boolean;
}

/** A reset the person is asked about once. The form is the one it was prepared with. */
export interface Confirming {
  readonly form: TpmForm;
  readonly hostName: string;
  readonly proof: Proof;
}

export type Proof = TpmAuthorisation['kind'];
type Field = keyof TpmForm;
type Completion = OutputOf<'tpm.computers'>['computers'][number];
type ResetTask = 'open-file' | 'read-lockout' | 'reset';
export type Task = 'submit' | 'copy' | 'save' | 'show-again' | ResetTask;

export interface ManageTpmState extends TaskState<Task> {
  readonly form: TpmForm;
  readonly problems: TpmFormProblems;
  /** Computers that begin with what is typed. */
  readonly completions: readonly Completion[];
  readonly history: History | undefined;
  readonly result: Result | undefined;
  readonly notice: Notice | undefined;
  /** Whether the failure belongs to the reset section; else it is the request's. */
  readonly failedReset: boolean;
  readonly proof: Proof;
  readonly file: TpmFileInfo | undefined;
  readonly reading: LockoutReading | undefined;
  readonly confirming: Confirming | undefined;
  /** The command to run elsewhere, where this machine reaches no TPM. */
  readonly command: string | undefined;
  edit(changes: Partial<TpmForm>): void;
  /** Splits a full computer name into name and domain. */
  splitName(): void;
  /** @returns the fields that are wrong, in the form's order; empty when the request went out */
  submit(): readonly Field[];
  showOwner(ownerId: string): void;
  cancel(): void;
  copy(): Promise<void>;
  save(): Promise<void>;
  hide(): void;
  showAgain(): Promise<void>;
  chooseProof(proof: Proof): void;
  chooseFile(): Promise<void>;
  dropFile(file: File): Promise<void>;
  /** @returns the fields that are wrong; empty when the computer is asked */
  readLockout(): readonly Field[];
  /**
   * Reads the lockout and, if there is one, asks for confirmation. @returns the fields that are
   * wrong
   */
  prepareReset(): readonly Field[];
  confirmReset(acceptsOtherMachine: boolean): Promise<void>;
  declineReset(): void;
  /** Takes the outcome away and lets go of its secret; what was typed stays. */
  dismiss(): void;
  newRequest(): void;
}

export type ManageTpmStore = StoreApi<ManageTpmState>;

const EMPTY_FORM: TpmForm = {
  computerName: '',
  computerDomain: '',
  userDomain: '',
  userName: '',
  reason: '',
  note: '',
  ticket: '',
};
const NO_RESET = {
  proof: 'kept-by-computer',
  file: undefined,
  reading: undefined,
  confirming: undefined,
  command: undefined,
  failedReset: false,
} as const;
const NOTHING = {
  failure: undefined,
  history: undefined,
  result: undefined,
  notice: undefined,
  ...NO_RESET,
};

export function createManageTpmStore(api: Api, role: Role): ManageTpmStore {
  return createStore<ManageTpmState>((set, get) => {
    const { perform, cancel, abandon } = createOneTask<Task, ManageTpmState>(
      set,
      get,
      ({ result }) => {
        release(result);
      },
    );

    function release(result: Result | undefined): void {
      if (result === undefined) return;
      api.ask('tpm.release', { disclosureId: result.disclosureId }).catch(() => undefined);
    }

    async function performReset(
      task: ResetTask,
      work: (signal: AbortSignal) => Promise<Partial<ManageTpmState>>,
    ): Promise<void> {
      set({ failedReset: true, command: undefined });
      await perform(task, work);
      if (get().failure?.code === 'tpm.noPowerShell') await offerCommand();
    }

    async function offerCommand(): Promise<void> {
      const { command } = await api
        .ask('tpm.resetCommand', { form: get().form })
        .catch(() => ({ command: undefined }));
      set({ command });
    }

    /** Fills in the domain when only one computer bears the name that was typed. */
    function addDomain(): void {
      const { form, completions, edit } = get();
      const known = completions.filter(
        ({ name }) => name.toLowerCase() === form.computerName.trim().toLowerCase(),
      );
      if (form.computerDomain === '' && known.length === 1 && known[0] !== undefined)
        edit({ computerDomain: known[0].dnsDomain });
    }

    /** The form as it may be sent, or the fields that are wrong. */
    function checkedForm(): { readonly form: TpmForm; readonly wrong: readonly Field[] } {
      get().splitName();
      addDomain();
      const { form } = get();
      const problems = tpmFormProblems(form, role);
      set({ problems });
      return {
        form,
        wrong: (Object.keys(EMPTY_FORM) as Field[]).filter((field) => field in problems),
      };
    }

    function askLockout(
      task: 'read-lockout' | 'reset',
      then: (form: TpmForm, read: OutputOf<'tpm.readLockout'>) => Partial<ManageTpmState>,
    ): readonly Field[] {
      const { form, wrong } = checkedForm();
      if (wrong.length > 0 || get().task !== undefined) return wrong;
      set({ reading: undefined });
      void performReset(task, async (signal) =>
        then(form, await api.ask('tpm.readLockout', { form }, { signal })),
      );
      return [];
    }

    let asked = 0;
    async function complete(start: string): Promise<void> {
      asked += 1;
      const own = asked;
      const { computers } = await api
        .ask('tpm.computers', { start })
        .catch(() => ({ computers: [] }));
      // A slower answer to an earlier letter must not replace a later one's.
      if (own === asked) set({ completions: computers });
    }

    async function withResult(
      work: (disclosureId: string) => Promise<Partial<ManageTpmState>>,
      task: Task,
    ): Promise<void> {
      const { result } = get();
      if (result === undefined) return;
      set({ failedReset: false });
      await perform(task, () => work(result.disclosureId));
    }

    return {
      form: EMPTY_FORM,
      problems: {},
      task: undefined,
      completions: [],
      ...NOTHING,

      edit(changes) {
        const edited = editedForm(get(), splitUser(changes), (form) => tpmFormProblems(form, role));
        set(edited);
        if (changes.computerName === undefined) return;
        // What was read was another computer's.
        set({ reading: undefined });
        const { computerName } = edited.form;
        if (computerName.trim().length >= LETTERS_TO_COMPLETE) void complete(computerName);
        else set({ completions: [] });
      },

      splitName() {
        const { form, edit } = get();
        const split = splitComputerName(form.computerName);
        if (split !== undefined) edit({ computerName: split.name, computerDomain: split.domain });
      },

      submit() {
        const { form, wrong } = checkedForm();
        if (wrong.length > 0 || get().task !== undefined) return wrong;
        release(get().result);
        set(NOTHING);
        void perform('submit', async (signal) => {
          const found = await api.ask('tpm.submit', { form }, { signal });
          return found.outcome === 'disclosed'
            ? disclosed(found.disclosure)
            : { history: { form, owners: found.owners } };
        });
        return [];
      },

      showOwner(ownerId) {
        const { history, task } = get();
        if (history === undefined || task !== undefined) return;
        release(get().result);
        set({
          result: undefined,
          notice: undefined,
          proof: 'kept-by-computer',
          failedReset: false,
        });
        void perform('submit', async (signal) =>
          disclosed(
            (await api.ask('tpm.disclose', { form: history.form, ownerId }, { signal })).disclosure,
          ),
        );
      },

      cancel,

      copy: () =>
        withResult(async (disclosureId) => {
          const { clearAfterSeconds } = await api.ask('tpm.copy', { disclosureId });
          return { notice: { kind: 'copied', clearsAtMs: Date.now() + clearAfterSeconds * 1000 } };
        }, 'copy'),

      save: () =>
        withResult(async (disclosureId) => {
          const saved = await api.ask('tpm.save', { disclosureId });
          return saved.outcome === 'cancelled'
            ? {}
            : {
                notice: {
                  kind: 'saved',
                  fileName: saved.fileName,
                  folder: saved.folder,
                  isRemovable: saved.isRemovable,
                },
              };
        }, 'save'),

      hide() {
        const { result } = get();
        if (result !== undefined) set({ result: { ...result, shown: undefined } });
      },

      showAgain: () =>
        withResult(
          async (disclosureId) => ({
            result: resultOf((await api.ask('tpm.showAgain', { disclosureId })).disclosure),
          }),
          'show-again',
        ),

      chooseProof(proof) {
        set({ proof });
        if (proof === 'file' && get().file === undefined) void get().chooseFile();
      },

      chooseFile: () =>
        performReset('open-file', async () => {
          const { file } = await api.ask('tpm.chooseFile', undefined);
          return file === null ? {} : { file, proof: 'file' };
        }),

      dropFile: (dropped) =>
        performReset('open-file', async () => {
          // One byte more than may be, so that main sees that it is too long.
          const bytes = new Uint8Array(await dropped.slice(0, LONGEST_TPM_FILE + 1).arrayBuffer());
          const { file } = await api.ask('tpm.dropFile', {
            fileName: dropped.name.slice(0, 255),
            bytes,
          });
          return { file, proof: 'file' };
        }),

      readLockout: () =>
        askLockout('read-lockout', (_form, { hostName, lockout }) => ({
          reading: { hostName, lockout, wasReset: false },
        })),

      prepareReset: () =>
        askLockout('reset', (form, { hostName, lockout }) => {
          const reading = { hostName, lockout, wasReset: false };
          return lockout.lockedOut === false
            ? { reading }
            : { reading, confirming: { form, hostName, proof: get().proof } };
        }),

      async confirmReset(acceptsOtherMachine) {
        const { confirming } = get();
        const authorisation = authorisationOf(get());
        set({ confirming: undefined });
        if (confirming === undefined || authorisation === undefined) return;
        set({ reading: undefined });
        await performReset('reset', async (signal) => {
          const input = { form: confirming.form, authorisation, acceptsOtherMachine };
          return {
            reading: { ...(await api.ask('tpm.resetLockout', input, { signal })), wasReset: true },
          };
        });
      },

      declineReset() {
        set({ confirming: undefined });
      },

      dismiss() {
        abandon();
        release(get().result);
        set(NOTHING);
      },

      newRequest() {
        get().dismiss();
        set({ form: EMPTY_FORM, problems: {}, completions: [] });
      },
    };
  });
}

/**
 * What the reset would prove ownership with, or `undefined` while a file is wanted and none was
 * chosen.
 */
export function authorisationOf({
  proof,
  file,
  result,
}: Pick<ManageTpmState, 'proof' | 'file' | 'result'>): TpmAuthorisation | undefined {
  if (proof === 'kept-by-computer') return { kind: proof };
  if (proof === 'retrieved') return result && { kind: proof, disclosureId: result.disclosureId };
  return file && { kind: proof, fileId: file.fileId };
}

// What was just retrieved is what a reset wants first.
function disclosed(disclosure: TpmDisclosure): Partial<ManageTpmState> {
  return { result: resultOf(disclosure), proof: 'retrieved' };
}

function resultOf({ disclosureId, owner, ownerPassword, hideAfterSeconds }: TpmDisclosure): Result {
  return {
    disclosureId,
    owner,
    shown: {
      ownerPassword,
      hidesAtMs: Date.now() + hideAfterSeconds * 1000,
      forSeconds: hideAfterSeconds,
    },
  };
}
