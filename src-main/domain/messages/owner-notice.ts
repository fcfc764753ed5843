import type { DriveReason, TpmReason } from '#shared/request/reason.ts';

/** More people than that do not own one computer. */
const MOST_OWNERS = 5;

/** That a secret was disclosed: never the secret, and of a key ID its first eight digits alone. */
export interface OwnerNotice {
  readonly requestId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly secret: 'recovery-key-password' | 'tpm-password-hash';
  readonly computer: string;
  /** Empty for a TPM owner password. */
  readonly keyPrefix: string;
  readonly operator: string;
  readonly reason: DriveReason | TpmReason;
  /** Whose secret it was: accounts, `DOMAIN\name`. */
  readonly owners: readonly string[];
}

/** Whom a notice goes to. */
export type NoticeRecipient =
  | { readonly kind: 'end-user' | 'manager'; readonly account: string }
  | { readonly kind: 'mailbox'; readonly mail: string };

/** To whom an organisation wants notices to go. */
interface Recipients {
  readonly to: readonly ('end-user' | 'manager')[];
  readonly mailbox?: string | undefined;
}

/**
 * The users of the computer, and whoever was named as its user: an operator who names somebody else
 * must not keep the owner from being told.
 */
export function ownersOf(users: readonly string[], endUser: string): readonly string[] {
  const seen = new Set<string>();
  const all = [...users, ...(endUser === '' ? [] : [endUser])];
  return all
    .filter((account) => {
      const name = account.toLowerCase();
      const isNew = !seen.has(name);
      seen.add(name);
      return isNew;
    })
    .slice(0, MOST_OWNERS);
}

export function recipientsOf(
  { owners }: Pick<OwnerNotice, 'owners'>,
  { to, mailbox }: Recipients,
): readonly NoticeRecipient[] {
  const people = owners.flatMap((account) => to.map((kind) => ({ kind, account })));
  return [
    ...people,
    ...(mailbox === undefined ? [] : [{ kind: 'mailbox', mail: mailbox } as const]),
  ];
}

/** Such as `2026-11-30 14:05 UTC`: the same in every language. */
export function momentInWords(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
