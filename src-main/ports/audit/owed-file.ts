import type { AuditDraft } from '#shared/audit/audit-entry.ts';

/** What has happened already when it is recorded: no log can refuse it any more. */
export const OWED_ACTIONS = ['lock', 'sign-out'] as const;

/** An entry that the audit log of a profile has not taken yet. */
export interface OwedEntry {
  readonly profileId: string;
  /** When it happened: ISO 8601, UTC. */
  readonly at: string;
  readonly draft: AuditDraft & { readonly action: (typeof OWED_ACTIONS)[number] };
}

/** Keeps owed entries on this computer until the next start. */
export interface OwedFile {
  /** Empty where there is nothing to read. Never throws. */
  read(): readonly OwedEntry[];
  /** On the disk when it returns: the process may end right after it. Never throws. */
  write(entries: readonly OwedEntry[]): void;
}
