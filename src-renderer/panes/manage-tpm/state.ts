import type { Api } from '#renderer/api.ts';
import type { BeyondLimitState } from '#renderer/app/break-glass.tsx';
import type { ComputerCompletion } from '#renderer/app/computer-completion.ts';
import type {
  DisclosedSecretActions,
  DisclosedSecretState,
  ShownUntil,
} from '#renderer/app/disclosed-secret.ts';
import { NOT_APPROVED, type SecondPersonState } from '#renderer/app/second-person-state.ts';
import type { StaleFields } from '#renderer/app/stale-fields.ts';
import type { OneTask, TaskState } from '#renderer/one-task.ts';
import type { InputOf, TpmAuthorisation } from '#shared/contract.ts';
import type { FormRules } from '#shared/request/request-fields.ts';
import type { TpmFileInfo } from '#shared/tpm/tpm-file.ts';
import type { TpmLockout } from '#shared/tpm/tpm-lockout.ts';
import type { TpmOwner } from '#shared/tpm/tpm-owner.ts';
import type { TpmForm, TpmFormProblems } from '#shared/tpm/tpm-request.ts';

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
  readonly isBeyondLimit: boolean;
  /** ISO 8601, UTC: when it came here. Showing it again changes nothing about that. */
  readonly answeredAt: string;
  readonly shown: (ShownUntil & { readonly ownerPassword: string }) | undefined;
}

/** What a computer last said about its TPM, or `null` when it did not answer after a reset. */
export interface LockoutReading {
  readonly hostName: string;
  readonly lockout: TpmLockout | null;
  readonly wasReset: boolean;
}

/** The last caller's request, as far as it still stands in the form. */
export interface Answered {
  readonly computerName: string;
  readonly stale: StaleFields<TpmForm>;
}

/** A reset the person is asked about once. The form is the one it was prepared with. */
export interface Confirming {
  readonly form: TpmForm;
  readonly hostName: string;
  readonly proof: Proof;
}

/** What a person sends although they were warned of it. */
export type Accepted = Pick<
  InputOf<'tpm.resetLockout'>,
  'acceptsOtherMachine' | 'acceptsSuperseded'
>;

export type Proof = TpmAuthorisation['kind'];
export type Field = keyof TpmForm;
export type ResetTask = 'open-file' | 'read-lockout' | 'reset';
export type Task = 'submit' | 'copy' | 'save' | 'show-again' | ResetTask;

export interface ManageTpmState
  extends
    TaskState<Task>,
    DisclosedSecretState<Result>,
    DisclosedSecretActions,
    BeyondLimitState,
    SecondPersonState {
  readonly form: TpmForm;
  readonly problems: TpmFormProblems;
  /** Which computer the form was answered for, until another one is asked for. */
  readonly answered: Answered | undefined;
  /** Computers that begin with what is typed. */
  readonly completions: readonly ComputerCompletion[];
  readonly history: History | undefined;
  /** Whether the failure belongs to the reset section; else it is the request's. */
  readonly failedReset: boolean;
  readonly proof: Proof;
  readonly file: TpmFileInfo | undefined;
  readonly reading: LockoutReading | undefined;
  readonly confirming: Confirming | undefined;
  /** The command to run on another computer, where this one has no PowerShell. */
  readonly command: string | undefined;
  edit(changes: Partial<TpmForm>): void;
  /** Splits a full computer name into name and domain. */
  splitName(): void;
  /** Splits an account that was typed into the domain field. */
  splitDomain(): void;
  /**
   * @param breakGlass why it goes beyond the limit on disclosures
   * @returns the fields that are wrong, in the form's order; empty when the request went out
   */
  submit(breakGlass?: string): readonly Field[];
  /** @param breakGlass as for `submit` */
  showOwner(ownerId: string, breakGlass?: string): void;
  cancel(): void;
  save(): Promise<void>;
  chooseProof(proof: Proof): void;
  chooseFile(): Promise<void>;
  dropFile(file: File): Promise<void>;
  /** @returns the fields that are wrong; empty when the computer is asked */
  readLockout(): readonly Field[];
  /**
   * Reads the lockout and, if there is one, asks for confirmation.
   *
   * @returns the fields that are wrong
   */
  prepareReset(): readonly Field[];
  confirmReset(accepted: Accepted): Promise<void>;
  declineReset(): void;
  /** Hides a secret that is shown; without one, removes the outcome. What was typed stays. */
  stepBack(): void;
  newRequest(): void;
}

export const EMPTY_FORM: TpmForm = {
  computerName: '',
  computerDomain: '',
  userDomain: '',
  userName: '',
  reason: '',
  note: '',
  ticket: '',
};

/** A request nobody has begun to fill in. */
export const EMPTY_REQUEST = {
  form: EMPTY_FORM,
  problems: {},
  answered: undefined,
  completions: [],
  whyBeyondLimit: '',
  ...NOT_APPROVED,
};
const NO_RESET = {
  proof: 'kept-by-computer',
  file: undefined,
  reading: undefined,
  confirming: undefined,
  command: undefined,
  failedReset: false,
} as const;
/** The outcome before anything was asked for, and after it was taken away. */
export const NO_OUTCOME = {
  failure: undefined,
  history: undefined,
  result: undefined,
  notice: undefined,
  ...NO_RESET,
};

/** What the store's actions are made of. */
export interface StoreParts {
  readonly api: Api;
  /** The domain of a user of whom only the name was typed. */
  readonly defaultDomain: () => string;
  readonly rules: FormRules;
  readonly get: () => ManageTpmState;
  readonly set: (changes: Partial<ManageTpmState>) => void;
  readonly perform: OneTask<Task, ManageTpmState>['perform'];
  /** Main forgets the owner password at once. */
  readonly release: (result: Result | undefined) => void;
}

/** Some of the actions a person has. */
export type Actions<Name extends keyof ManageTpmState> = Pick<ManageTpmState, Name>;

/**
 * What the reset would prove ownership with, or `undefined` while a file is to be used and none was
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

/**
 * True while the form gives its place to a summary: an owner password is on screen, or one of
 * several is asked for.
 */
export function isAnswered({
  history,
  result,
  task,
}: Pick<ManageTpmState, 'history' | 'result' | 'task'>): boolean {
  return result !== undefined || (history !== undefined && task === 'submit');
}
