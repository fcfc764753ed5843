import type { Api, AskError } from '#renderer/api.ts';
import type { AnsweredRequest } from '#renderer/app/answered-request.ts';
import type { BeyondLimitState } from '#renderer/app/break-glass.tsx';
import type { ComputerCompletion } from '#renderer/app/computer-completion.ts';
import type {
  DisclosedSecretActions,
  DisclosedSecretState,
  ShownUntil,
} from '#renderer/app/disclosed-secret.ts';
import { NOT_APPROVED, type SecondPersonState } from '#renderer/app/second-person-state.ts';
import type { OneTask, TaskState } from '#renderer/one-task.ts';
import type { StepwiseProcedure } from '#renderer/text/log-notes.ts';
import type { RemovableDrive } from '#shared/contract.ts';
import type { CallerQuestions, SentCode } from '#shared/recovery/caller-code.ts';
import type { DriveForm, DriveFormProblems } from '#shared/recovery/drive-request.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import type { Reading } from '#shared/recovery/read-back.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { RecoveryLink } from '#shared/recovery/recovery-link.ts';
import type { RepairCommand } from '#shared/recovery/repair-command.ts';
import type { FormRules } from '#shared/request/request-fields.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';

/**
 * Possible matches, with the form they were found by: the form may be edited while they are on
 * screen.
 */
export interface Matches {
  readonly form: DriveForm;
  readonly rows: readonly Protector[];
  readonly total: number;
  readonly ticked: readonly number[];
  readonly codeId: string | null;
  /** Sources that gave no answer: they may keep more. */
  readonly missing: readonly SourceStatus[];
}

/** A one-time code that was sent to the end user. */
export interface CallerCodeState {
  readonly sent: SentCode;
  readonly typed: string;
  /** The caller has read it back right. */
  readonly isRight: boolean;
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
export interface Result extends AnsweredRequest {
  readonly shown: (ShownUntil & { readonly groups: readonly string[] }) | undefined;
}

export type Task =
  | 'submit'
  | 'copy'
  | 'save'
  | 'save-key-package'
  | 'save-kit'
  | 'show-again'
  | 'show-longer'
  | 'copy-command'
  | 'note'
  | 'plan-rotation'
  | 'request-rotation'
  | 'find-new-key';

export type Procedure = StepwiseProcedure | 'read-back';

/** What was last done in the procedures. */
export type Done =
  | {
      readonly what: 'copied';
      readonly kind: RepairCommand['kind'];
      /** Absent when no secret was copied. */
      readonly clearsAtMs: number | undefined;
    }
  | { readonly what: 'noted'; readonly procedure: Procedure };

export interface DriveRecoveryState
  extends
    TaskState<Task>,
    DisclosedSecretState<Result>,
    DisclosedSecretActions,
    BeyondLimitState,
    SecondPersonState {
  /** The request that is being filled in. One that was answered is no longer in it. */
  readonly form: DriveForm;
  readonly problems: DriveFormProblems;
  /** A link has filled in the form. */
  readonly isFromLink: boolean;
  /** Requests that were answered before, newest first; `result` is the one in front. */
  readonly aside: readonly Result[];
  /** What is to be asked of the caller; without steps until main has said. */
  readonly callerCheck: CallerQuestions;
  /** The one-time code that was sent for this request. */
  readonly code: CallerCodeState | undefined;
  readonly codeFailure: AskError | undefined;
  readonly isCodeBusy: boolean;
  readonly ticked: readonly number[];
  /** A step that must be ticked was not, when the form was submitted last. */
  readonly isCheckMissing: boolean;
  /** How far the sources are with the running search; empty where there is only one. */
  readonly asked: readonly SourceStatus[];
  readonly matches: Matches | undefined;
  readonly similar: SimilarKeys | undefined;
  readonly found: FoundKeys | undefined;
  /** Computers that begin with what is typed. */
  readonly completions: readonly ComputerCompletion[];
  readonly done: Done | undefined;
  readonly drives: readonly RemovableDrive[];
  edit(changes: Partial<DriveForm>): void;
  learnCallerCheck(): Promise<void>;
  tick(step: number, isDone: boolean): void;
  sendCode(): Promise<void>;
  /** What the caller reads out, as typed so far. */
  typeCode(typed: string): void;
  checkCode(): Promise<void>;
  /** Splits an account that was typed into the domain field. */
  splitDomain(): void;
  /**
   * @param breakGlass why it goes beyond the limit on disclosures
   * @returns the fields that are wrong, in the form's order; empty when the request went out
   */
  submit(breakGlass?: string): readonly (keyof DriveForm | 'callerCheck')[];
  /** @param breakGlass as for `submit` */
  showMatch(keyId: RecoveryKeyId, breakGlass?: string): void;
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
  /** Lengthens the time for which the key is shown. It is recorded. */
  showLonger(): Promise<void>;
  /** How far reading it out has come. */
  keepReading(reading: Reading): void;
  save(): Promise<void>;
  saveKeyPackage(): Promise<void>;
  saveKit(): Promise<void>;
  /** Asks anew which removable drives there are. */
  lookForDrives(): Promise<void>;
  copyCommand(command: RepairCommand, withPassword: boolean): Promise<void>;
  /** Asks the computer of the key what replacing it there would do. */
  planRotation(): Promise<void>;
  /** Leaves it at that. */
  dropPlan(): void;
  /** Has the key replaced: by its source, after a sign-in in the browser, or on its computer. */
  requestRotation(): Promise<void>;
  /** Looks for the key that has taken its place. */
  findNewKey(): Promise<void>;
  /** Adds what was done to the record of the key. */
  saveNote(procedure: Procedure, note: string): Promise<void>;
  /**
   * Hides a key that is shown; without one, removes the outcome; without an outcome, goes back from
   * an empty form to the request before. What was typed stays.
   */
  stepBack(): void;
  /** An empty form. What was in front is put aside. */
  newRequest(): void;
  /** The same, with the first digits of a key ID. */
  beginWith(keyId: string): void;
  /** The same, as a link says. Submitting it is left to the person. */
  fillInFrom(link: RecoveryLink): void;
  /** Puts what is in front aside; the form is as it was. */
  backToForm(): void;
  /** A form for another key, with everything else as it was asked for this one. */
  sameCaller(): void;
  /** The form as it was filled in for the request in front. */
  askAgain(): void;
  /** Brings a request that was put aside to the front. */
  openAside(disclosureId: string): void;
  /** The time of a key that was put aside is over. */
  hideAside(disclosureId: string): void;
}

export const EMPTY_FORM: DriveForm = {
  userDomain: '',
  userName: '',
  keyId: '',
  reason: '',
  note: '',
  ticket: '',
};

/** A request nobody has begun to fill in. */
export const EMPTY_REQUEST = {
  form: EMPTY_FORM,
  problems: {},
  ticked: [],
  isCheckMissing: false,
  code: undefined,
  codeFailure: undefined,
  isFromLink: false,
  whyBeyondLimit: '',
  ...NOT_APPROVED,
};

/** The outcome before anything was asked for, and after it was taken away. */
export const NO_OUTCOME = {
  asked: [],
  failure: undefined,
  matches: undefined,
  similar: undefined,
  found: undefined,
  result: undefined,
  notice: undefined,
  done: undefined,
};

interface LastAsked {
  /** The row it was for; `undefined` where it was the form. */
  row: RecoveryKeyId | undefined;
  /** Why it went beyond the limit, where it did. */
  breakGlass: string | undefined;
}

/** What the store's actions are made of. */
export interface StoreParts {
  readonly api: Api;
  /** The domain of a user of whom only the name was typed. */
  readonly defaultDomain: () => string;
  readonly rules: FormRules;
  readonly get: () => DriveRecoveryState;
  readonly set: (changes: Partial<DriveRecoveryState>) => void;
  readonly perform: OneTask<Task, DriveRecoveryState>['perform'];
  readonly isRunning: OneTask<Task, DriveRecoveryState>['isRunning'];
  /** The last request, which is not drawn. */
  readonly lastAsked: LastAsked;
  /** Main forgets the key at once. */
  readonly release: (result: Result | undefined) => void;
}

/** Some of the actions a person has. */
export type Actions<Name extends keyof DriveRecoveryState> = Pick<DriveRecoveryState, Name>;

export function isEmptyForm(form: DriveForm): boolean {
  return Object.values(form).every((text) => text === '');
}

/** Whether there is no outcome on screen, and none on its way. */
export function isUnasked(state: DriveRecoveryState): boolean {
  const { failure, found, matches, result, similar, task } = state;
  return !failure && !matches && !similar && !found && !result && task === undefined;
}
