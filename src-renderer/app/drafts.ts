import type { DriveForm } from '#shared/recovery/drive-request.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { holdsSecret } from '#shared/request/secret-text.ts';
import type { Area } from '#shared/sign-in/role.ts';
import type { SessionView } from '#shared/sign-in/session.ts';
import type { TpmForm } from '#shared/tpm/tpm-request.ts';
import type { StaleFields } from './stale-fields.ts';

/**
 * A request that was being filled in. Steps of the caller check are not in it: nobody knows who is
 * on the line after a lock.
 *
 * `answered` says what the form was served for last. Without it, the last caller's reason would get
 * into the next caller's record.
 */
export interface Draft<Form, Answered> {
  readonly form: Form;
  readonly answered: (Answered & { readonly stale: StaleFields<Form> }) | undefined;
}
export type DriveDraft = Draft<DriveForm, { readonly keyId: RecoveryKeyId }>;
export type TpmDraft = Draft<TpmForm, { readonly computerName: string }>;

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

/** A draft to keep: a field into which somebody put a key is left empty. */
export function draftOf<Form extends Readonly<Record<string, string>>, Answered>(
  { form, answered }: Draft<Form, Answered>,
  empty: Form,
): Draft<Form, Answered> {
  const secret = Object.entries(form).filter(([, text]) => holdsSecret(text));
  const blanked = Object.fromEntries(secret.map(([field]) => [field, empty[field]]));
  return { form: { ...form, ...blanked }, answered };
}
