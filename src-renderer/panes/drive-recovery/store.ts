import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Api } from '#renderer/api.ts';
import { editedForm } from '#renderer/edited-form.ts';
import { type TaskState, createOneTask } from '#renderer/one-task.ts';
import type { Notice } from '#renderer/ui/notice-line.tsx';
import type { Disclosure, OutputOf, SaveResult } from '#shared/contract.ts';
import { type CallerCheck, isCallerChecked } from '#shared/recovery/caller-check.ts';
import {
  type DriveForm,
  type DriveFormProblems,
  driveFormProblems,
} from '#shared/recovery/drive-request.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import { type RecoveryKeyId, readKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { RemovableDrive } from '#shared/recovery/removable-drive.ts';
import type { RepairCommand } from '#shared/recovery/repair-command.ts';
import { LETTERS_TO_COMPLETE } from '#shared/request/computer.ts';
import type { DriveReason } from '#shared/request/reason.ts';
import { splitUser } from '#shared/request/request-fields.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import type { Role } from '#shared/sign-in/role.ts';

/**
 * Possible matches, with the form they were found by: the form may be edited while they are on
 * screen.
 */
export interface Matches {
  readonly form: DriveForm;
  readonly rows: readonly Protector[];
  readonly total: number;
  readonly ticked: readonly number[];
  /** Sources that gave no answer: they may keep more. */
  readonly missing: readonly SourceStatus[];
}

/** Keys that nearly have the ID the form asked for. */
export interface SimilarKeys {
  readonly form: DriveForm;
  readonly rows: readonly Protector[];
}

/** What was found without a key ID. */
export interface FoundKeys {
  readonly text: string;
  /** As it stood in the form then: what was found may nearly have this ID. */
  readonly keyId: string;
  readonly rows: readonly Protector[];
  /** There are more than these. */
  readonly hasMore: boolean;
  readonly missing: readonly SourceStatus[];
}

/** A disclosed protector. The digits are here while they are shown, and nowhere after. */
export interface Result {
  readonly disclosureId: string;
  readonly protector: Protector;
  readonly marked: boolean;
  /** Why it was asked for: the form may be edited while the key is on screen. */
  readonly reason: DriveReason;
  readonly recentRecoveries: number;
  readonly shown:
    | {
        readonly groups: readonly string[];
        readonly hidesAtMs: number;
        readonly forSeconds: number;
      }
    | undefined;
}

type Completion = OutputOf<'recovery.computers'>['computers'][number];
export type Task =
  | 'submit'
  | 'copy'
  | 'save'
  | 'save-key-package'
  | 'save-kit'
  | 'show-again'
  | 'copy-command'
  | 'note';

export type Procedure = 'moved' | 'corrupted' | 'read-back';

/** What was last done beside the procedures. */
export type Done =
  | {
      readonly what: 'copied';
      readonly kind: RepairCommand['kind'];
      /** Absent when no secret was copied. */ readonly clearsAtMs: number | undefined;
    }
  | { readonly what: 'noted'; readonly procedure: Procedure };

export interface DriveRecoveryState extends TaskState<Task> {
  readonly form: DriveForm;
  readonly problems: DriveFormProblems;
  /** What is to be asked of the caller; without steps until main has said. */
  readonly callerCheck: CallerCheck;
  readonly ticked: readonly number[];
  /** A step that must be ticked was not, when the form was submitted last. */
  readonly isCheckMissing: boolean;
  /** How far the sources are with the running search; empty where there is only one. */
  readonly asked: readonly SourceStatus[];
  readonly matches: Matches | undefined;
  readonly similar: SimilarKeys | undefined;
  readonly found: FoundKeys | undefined;
  /** Computers that begin with what is typed. */
  readonly completions: readonly Completion[];
  readonly result: Result | undefined;
  readonly notice: Notice | undefined;
  readonly done: Done | undefined;
  readonly drives: readonly RemovableDrive[];
  edit(changes: Partial<DriveForm>): void;
  learnCallerCheck(): Promise<void>;
  tick(step: number, isDone: boolean): void;
  /** @returns the fields that are wrong, in the form's order; empty when the request went out */
  submit(): readonly (keyof DriveForm | 'callerCheck')[];
  showMatch(keyId: RecoveryKeyId): void;
  completeComputer(start: string): Promise<void>;
  findKeys(by: 'computer' | 'endUser', text: string): void;
  /** Puts the ID of a key that was found into the form. Submitting it is left to the person. */
  adoptFound(keyId: RecoveryKeyId): void;
  /**
   * Puts as many digits of a similar ID into the form as were typed there. Submitting it is left to
   * the person.
   */
  adoptSimilar(keyId: RecoveryKeyId): void;
  cancel(): void;
  copy(): Promise<void>;
  save(): Promise<void>;
  saveKeyPackage(): Promise<void>;
  saveKit(): Promise<void>;
  /** Asks anew which removable drives there are. */
  lookForDrives(): Promise<void>;
  copyCommand(command: RepairCommand, withPassword: boolean): Promise<void>;
  /** Adds what was done to the record of the key. */
  saveNote(procedure: Procedure, note: string): Promise<void>;
  hide(): void;
  /** Starts the time anew after which the digits hide: they are in use. */
  keepShown(): void;
  showAgain(): Promise<void>;
  /** Takes the outcome away and lets go of its key; what was typed stays. */
  dismiss(): void;
  newRequest(): void;
}

export type DriveRecoveryStore = StoreApi<DriveRecoveryState>;

const EMPTY_FORM: DriveForm = {
  userDomain: '',
  userName: '',
  keyId: '',
  reason: '',
  note: '',
  ticket: '',
};
const NOTHING = {
  asked: [],
  failure: undefined,
  matches: undefined,
  similar: undefined,
  found: undefined,
  result: undefined,
  notice: undefined,
  done: undefined,
};

export function createDriveRecoveryStore(api: Api, role: Role): DriveRecoveryStore {
  return createStore<DriveRecoveryState>((set, get) => {
    const { perform, cancel, abandon } = createOneTask<Task, DriveRecoveryState>(
      set,
      get,
      ({ result }) => {
        release(result);
      },
    );

    let completing = 0;

    function release(result: Result | undefined): void {
      if (result === undefined) return;
      api.ask('recovery.release', { disclosureId: result.disclosureId }).catch(() => undefined);
    }

    async function saveBy(
      task: Task,
      call: 'recovery.save' | 'recovery.saveKeyPackage' | 'recovery.saveKit',
    ): Promise<void> {
      const { result } = get();
      if (result === undefined) return;
      await perform(task, async () =>
        savedNotice(await api.ask(call, { disclosureId: result.disclosureId })),
      );
      // Fuller now, or no longer there.
      await get().lookForDrives();
    }

    return {
      form: EMPTY_FORM,
      problems: {},
      task: undefined,
      drives: [],
      callerCheck: { steps: [], requiredOfUsers: false },
      ticked: [],
      isCheckMissing: false,
      completions: [],
      ...NOTHING,

      edit(changes) {
        set(editedForm(get(), splitUser(changes), (form) => driveFormProblems(form, role)));
      },

      async learnCallerCheck() {
        // Main knows it in any case, and refuses what does not fit it.
        const callerCheck = await api
          .ask('recovery.callerCheck', undefined)
          .catch(() => get().callerCheck);
        set({ callerCheck });
      },

      tick(step, isDone) {
        const { callerCheck, isCheckMissing, ...others } = get();
        const ticked = isDone
          ? [...others.ticked, step]
          : others.ticked.filter((other) => other !== step);
        set({
          ticked,
          isCheckMissing: isCheckMissing && !isCallerChecked(callerCheck, ticked, role),
        });
      },

      submit() {
        const { callerCheck, form, task, ticked } = get();
        const problems = driveFormProblems(form, role);
        const isCheckMissing = !isCallerChecked(callerCheck, ticked, role);
        set({ problems, isCheckMissing });
        const wrong = (Object.keys(EMPTY_FORM) as (keyof DriveForm)[]).filter(
          (field) => field in problems,
        );
        if (wrong.length > 0 || isCheckMissing || task !== undefined)
          return isCheckMissing ? [...wrong, 'callerCheck'] : wrong;
        release(get().result);
        set(NOTHING);
        void perform('submit', async (signal) => {
          const onProgress = ({ sources }: { readonly sources: readonly SourceStatus[] }) => {
            if (!signal.aborted) set({ asked: sources });
          };
          const found = await api.ask(
            'recovery.submit',
            { form, ticked: [...ticked] },
            { signal, onProgress },
          );
          // The next caller is another one.
          if (found.outcome === 'disclosed')
            return { result: resultOf(found.disclosure), ticked: [] };
          if (found.outcome === 'similar') return { similar: { form, rows: found.matches } };
          return {
            matches: {
              form,
              ticked,
              rows: found.matches,
              total: found.total,
              missing: found.missing,
            },
          };
        });
        return [];
      },

      showMatch(keyId) {
        const { matches, task } = get();
        if (matches === undefined || task !== undefined) return;
        release(get().result);
        set({ result: undefined, notice: undefined, done: undefined });
        void perform('submit', async (signal) => {
          const { disclosure } = await api.ask(
            'recovery.disclose',
            { form: matches.form, ticked: [...matches.ticked], keyId },
            { signal },
          );
          return { result: resultOf(disclosure), ticked: [] };
        });
      },

      async completeComputer(start) {
        completing += 1;
        const own = completing;
        if (start.trim().length < LETTERS_TO_COMPLETE) {
          set({ completions: [] });
          return;
        }
        const { computers } = await api
          .ask('recovery.computers', { start })
          .catch(() => ({ computers: [] }));
        // A slower answer to an earlier letter must not replace a later one's.
        if (own === completing) set({ completions: computers });
      },

      findKeys(by, text) {
        release(get().result);
        set(NOTHING);
        void perform('submit', async (signal) => {
          const { matches, hasMore, missing } = await api.ask(
            'recovery.find',
            { by, text },
            { signal },
          );
          return {
            found: { text: text.trim(), keyId: get().form.keyId, rows: matches, hasMore, missing },
          };
        });
      },

      adoptFound(keyId) {
        get().edit({ keyId });
        set({ found: undefined });
      },

      adoptSimilar(keyId) {
        const { similar } = get();
        const asked = readKeyId(similar?.form.keyId ?? '');
        if (!asked.ok) return;
        get().edit({ keyId: keyId.slice(0, asked.query.start.length) });
        set({ similar: undefined });
      },

      cancel,

      async copy() {
        const { result } = get();
        if (result === undefined) return;
        await perform('copy', async () => {
          const { clearAfterSeconds } = await api.ask('recovery.copy', {
            disclosureId: result.disclosureId,
          });
          return { notice: { kind: 'copied', clearsAtMs: Date.now() + clearAfterSeconds * 1000 } };
        });
      },

      save: () => saveBy('save', 'recovery.save'),
      saveKeyPackage: () => saveBy('save-key-package', 'recovery.saveKeyPackage'),
      saveKit: () => saveBy('save-kit', 'recovery.saveKit'),

      async lookForDrives() {
        // Not knowing is no failure of anything the person does.
        const { drives } = await api
          .ask('recovery.removableDrives', undefined)
          .catch(() => ({ drives: [] }));
        set({ drives });
      },

      async copyCommand(command, withPassword) {
        const { result } = get();
        if (result === undefined) return;
        await perform('copy-command', async () => {
          const { clearAfterSeconds } = await api.ask('recovery.copyCommand', {
            disclosureId: result.disclosureId,
            command,
            withPassword,
          });
          return {
            done: {
              what: 'copied',
              kind: command.kind,
              clearsAtMs:
                clearAfterSeconds === null ? undefined : Date.now() + clearAfterSeconds * 1000,
            },
          };
        });
      },

      async saveNote(procedure, note) {
        const { result } = get();
        if (result === undefined) return;
        await perform('note', async () => {
          await api.ask('recovery.note', { disclosureId: result.disclosureId, note });
          return { done: { what: 'noted', procedure } };
        });
      },

      hide() {
        const { result } = get();
        if (result !== undefined) set({ result: { ...result, shown: undefined } });
      },

      keepShown() {
        const { result } = get();
        if (result?.shown !== undefined)
          set({
            result: { ...result, shown: shownFrom(result.shown.groups, result.shown.forSeconds) },
          });
      },

      async showAgain() {
        const { result } = get();
        if (result === undefined) return;
        await perform('show-again', async () => {
          const { disclosure } = await api.ask('recovery.showAgain', {
            disclosureId: result.disclosureId,
          });
          return { result: resultOf(disclosure) };
        });
      },

      dismiss() {
        abandon();
        release(get().result);
        set(NOTHING);
      },

      newRequest() {
        get().dismiss();
        set({ form: EMPTY_FORM, problems: {}, ticked: [], isCheckMissing: false });
      },
    };
  });
}

function resultOf({ groups, hideAfterSeconds, ...disclosure }: Disclosure): Result {
  return { ...disclosure, shown: shownFrom(groups, hideAfterSeconds) };
}

function shownFrom(groups: readonly string[], forSeconds: number): NonNullable<Result['shown']> {
  return { groups, hidesAtMs: Date.now() + forSeconds * 1000, forSeconds };
}

// A closed dialog leaves the last notice as it was.
function savedNotice(saved: SaveResult): Partial<DriveRecoveryState> {
  if (saved.outcome === 'cancelled') return {};
  return {
    notice: {
      kind: 'saved',
      fileName: saved.fileName,
      folder: saved.folder,
      isRemovable: saved.isRemovable,
    },
  };
}
