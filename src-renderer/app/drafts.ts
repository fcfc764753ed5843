import type { DriveForm } from '#shared/recovery/drive-request.ts';
import { holdsSecret } from '#shared/request/secret-text.ts';
import type { Area } from '#shared/sign-in/role.ts';
import type { SessionView } from '#shared/sign-in/session.ts';
import type { TpmForm } from '#shared/tpm/tpm-request.ts';
import type { AnsweredRequest } from './answered-request.ts';
import type { StaleFields } from './stale-fields.ts';

/**
 * A request that was being filled in, and those that were answered before. Steps of the caller
 * check are not in it: nobody knows who is on the line after a lock.
 */
export interface DriveDraft {
  readonly form: DriveForm;
  /** A link has filled it in. */
  readonly isFromLink: boolean;
  /** Newest first. */
  readonly calls: readonly AnsweredRequest[];
}

/**
 * `answered` says what the form was served for last. Without it, the last caller's reason would get
 * into the next caller's record.
 */
export interface TpmDraft {
  readonly form: TpmForm;
  readonly answered:
    | { readonly computerName: string; readonly stale: StaleFields<TpmForm> }
    | undefined;
}

/** Keeps one thing, and gives it back as often as it is asked. */
export interface Place<Kept> {
  read(): Kept | undefined;
  keep(kept: Kept | undefined): void;
}

/** What a person comes back to after a lock. Nothing of it is secret. */
export interface Drafts {
  readonly area: Place<Area>;
  readonly drive: Place<DriveDraft>;
  readonly tpm: Place<TpmDraft>;
}

/**
 * Keeps the drafts of one session.
 *
 * @returns what gives the session its drafts; without a session, or for another person, those kept
 *   before are gone
 */
export function createDraftKeeper(): (session: SessionView | undefined) => Drafts {
  let owner = '';
  let drafts = emptyDrafts();
  return (session) => {
    const asking = session === undefined ? '' : ownerOf(session);
    if (asking !== owner) drafts = emptyDrafts();
    owner = asking;
    return drafts;
  };
}

function ownerOf({ operator, profile }: SessionView): string {
  return JSON.stringify([profile.id, operator.account]);
}

function emptyDrafts(): Drafts {
  return { area: emptyPlace(), drive: emptyPlace(), tpm: emptyPlace() };
}

function emptyPlace<Kept>(): Place<Kept> {
  let kept: Kept | undefined;
  return {
    read: () => kept,
    keep(next) {
      kept = next;
    },
  };
}

/** A form to keep: a field into which somebody put a key is left empty. */
export function withoutSecrets<Form extends Readonly<Record<string, string>>>(
  form: Form,
  empty: Form,
): Form {
  const secret = Object.entries(form).filter(([, text]) => holdsSecret(text));
  return { ...form, ...Object.fromEntries(secret.map(([field]) => [field, empty[field]])) };
}
