import { hash } from 'node:crypto';
import type { AuditDraft, AuditEntry, ChainHead, ChainVerdict } from '#shared/audit/audit-entry.ts';

/**
 * The canonical form of an entry, version 1: a first line `keydesk-audit-1`, then every field of
 * {@link CANONICAL_FIELDS} in that order as `<length>:<value>` and a line feed, lengths counted in
 * UTF-16 code units; the whole encoded as UTF-16LE. The entry's hash is the SHA-256 of those bytes,
 * in lower-case hex. UTF-16 because SQL Server hashes nvarchar exactly so (HASHBYTES,
 * DATALENGTH/2), and lengths so that no two entries share a form. Behind them stand the
 * {@link LATER_FIELDS} that are not empty, each as its name and its value, both in that way:
 * entries from before such a field keep their form, and no field can be taken for another.
 */
const VERSION_LINE = 'keydesk-audit-1\n';

/**
 * What is hashed, in its order. Written out, though an entry's own fields are much the same list:
 * those may change, this may not.
 */
export const CANONICAL_FIELDS = [
  'previousHash',
  'sequence',
  'time',
  'action',
  'source',
  'result',
  'failure',
  'operator',
  'role',
  'endUser',
  'computer',
  'keyType',
  'keyId',
  'reason',
  'note',
  'ticket',
  'workstation',
  'requestId',
] as const satisfies readonly (keyof AuditEntry)[];

/** Fields that entries were given later, in the order they were given. */
export const LATER_FIELDS = ['flag'] as const satisfies readonly (keyof AuditEntry)[];

type Unsealed = Omit<AuditEntry, 'hash'>;

/**
 * Text is encoded here to be hashed, or a million entries would leave a million buffers behind.
 * Hashing never waits, so no two uses overlap.
 */
let encoded = Buffer.allocUnsafe(16_384);

/**
 * The head of an empty chain: the hash of the version line alone, so that a chain says which form
 * it was sealed in.
 */
export const GENESIS: ChainHead = { sequence: 0, hash: sha256(VERSION_LINE) };

/** The text that is hashed. @see VERSION_LINE for its form */
export function canonicalForm(entry: Unsealed): string {
  let form = VERSION_LINE;
  for (const field of CANONICAL_FIELDS) {
    form = `${form}${formOf(String(entry[field]))}`;
  }
  for (const field of LATER_FIELDS)
    if (entry[field] !== '') form = `${form}${formOf(field)}${formOf(entry[field])}`;
  return form;
}

function formOf(text: string): string {
  return `${text.length}:${text}\n`;
}

/** True when an entry's hash is its content's. */
export function isSealed(entry: AuditEntry): boolean {
  return hashOf(entry) === entry.hash;
}

function hashOf(entry: Unsealed): string {
  return sha256(canonicalForm(entry));
}

function sha256(text: string): string {
  const bytes = 2 * text.length;
  if (bytes > encoded.length) encoded = Buffer.allocUnsafe(2 * bytes);
  encoded.write(text, 'utf16le');
  return hash('sha256', encoded.subarray(0, bytes), 'hex');
}

/** The entry that follows `head`. `timeMs` is UTC milliseconds since the epoch. */
export function seal(draft: AuditDraft, head: ChainHead, timeMs: number): AuditEntry {
  const unsealed = {
    ...draft,
    sequence: head.sequence + 1,
    time: new Date(timeMs).toISOString(),
    previousHash: head.hash,
  };
  return { ...unsealed, hash: hashOf(unsealed) };
}

/** Where a log ends whose newest entry this is. */
export function headOf(newest: ChainHead): ChainHead {
  return { sequence: newest.sequence, hash: newest.hash };
}

/**
 * Finds the first entry that breaks the chain after `start`: one that is missing (the numbers
 * jump), altered (its hash is not its content's) or unlinked (it names another predecessor). A tail
 * that was cut off cleanly shows only against a head kept elsewhere.
 */
export function verifyChain(
  entries: Iterable<AuditEntry>,
  start: ChainHead = GENESIS,
): ChainVerdict {
  let head = start;
  let count = 0;
  for (const entry of entries) {
    const why = breakBetween(head, entry);
    if (why !== undefined) return { intact: false, brokenAt: head.sequence + 1, why };
    head = headOf(entry);
    count += 1;
  }
  return { intact: true, count, head };
}

function breakBetween(
  head: ChainHead,
  entry: AuditEntry,
): Extract<ChainVerdict, { intact: false }>['why'] | undefined {
  if (entry.sequence !== head.sequence + 1) return 'missing';
  if (!isSealed(entry)) return 'altered';
  return entry.previousHash === head.hash ? undefined : 'unlinked';
}
