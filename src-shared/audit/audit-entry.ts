import { z } from 'zod';
import { RecoveryKeyId } from '../recovery/recovery-key-id.ts';
import { DriveReason, TpmReason } from '../request/reason.ts';
import { LONGEST_NOTE } from '../request/request-fields.ts';
import { LONGEST_TICKET } from '../request/tickets.ts';
import { Role } from '../sign-in/role.ts';
import { fromKeys, keysOf } from '../typed-keys.ts';

/** What was done. */
export const AuditAction = z.enum([
  'sign-in',
  'sign-out',
  'lock',
  'unlock',
  'search',
  'disclose',
  'show-again',
  'copy',
  'save',
  'save-key-package',
  'note',
  'caller-check',
  'reset-lockout',
  'request-rotation',
  'see-new-key',
  'check-connection',
  'configure',
  'export',
  'print',
  'refusal',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/**
 * Where the request came from. Keydesk itself writes `helpdesk`; the others appear in imported
 * history.
 */
export const AuditSource = z.enum(['helpdesk', 'self-service', 'agent']);
export type AuditSource = z.infer<typeof AuditSource>;

/** What was asked for: `recovery-key-id` is the look-up itself, without a secret. */
export const KeyType = z.enum([
  'recovery-key-id',
  'recovery-key-password',
  'key-package',
  'tpm-password-hash',
]);
export type KeyType = z.infer<typeof KeyType>;

/**
 * `intended` is written before a secret leaves for a place that can fail, such as a file; its
 * outcome follows as an entry of its own under the same request id. An intent without outcome means
 * that the console stopped in between.
 */
export const AuditResult = z.enum(['intended', 'successful', 'failed']);
export type AuditResult = z.infer<typeof AuditResult>;

/**
 * What an auditor should look at: a disclosure beyond the limit, or key IDs and computers that were
 * perhaps guessed.
 */
export const AuditFlag = z.enum(['break-glass', 'guessing']);
export type AuditFlag = z.infer<typeof AuditFlag>;

/** How stores keep a field of an entry, and what may be asked of it. */
export interface StoredField {
  /** Its type in the store on SQL Server; the embedded store knows numbers and text alone. */
  readonly type: 'int' | 'varchar' | 'nvarchar';
  /** Longest text, in UTF-16 units. */
  readonly length?: number;
  /** Names and free text are compared without case; codes, moments and hashes as they stand. */
  readonly anyCase?: true;
  /**
   * What a console states to a store that fills in the rest by itself: of an entry that it tells
   * of, and of a disclosure that the store makes.
   */
  readonly stated?: 'of-an-entry' | 'of-a-disclosure';
  /**
   * How much of a text such a store takes: more than it keeps, so that what is too long is refused
   * and not cut.
   */
  readonly taken?: number;
  /** Whether a report can be about one of its values, or about part of a name or number. */
  readonly filter?: 'value' | 'part';
}

const STORED = z.registry<StoredField>();

function stored<S extends z.ZodType>(schema: S, how: StoredField): S {
  // Its own copy: two fields may have one schema.
  const own = schema.clone();
  const registered: z.ZodType = own;
  STORED.add(registered, how);
  return own;
}

const none = z.literal('');
/** A SHA-256 in lower-case hexadecimal. */
export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** The fields that do not apply to most events. Text is empty then, never absent. */
const DETAILS = {
  /** Why it failed, as an error code; empty when it did not. */
  failure: stored(z.string().max(60), {
    type: 'nvarchar',
    length: 60,
    stated: 'of-an-entry',
    taken: 100,
    filter: 'value',
  }),
  /** `DOMAIN\name` of the operator; for a failed sign-in, the name that was typed. */
  operator: stored(z.string().max(400), {
    type: 'nvarchar',
    length: 400,
    anyCase: true,
    filter: 'part',
  }),
  role: stored(Role.or(none), {
    type: 'nvarchar',
    length: 10,
    stated: 'of-an-entry',
    filter: 'value',
  }),
  /** `DOMAIN\name` of the end user. */
  endUser: stored(z.string().max(400), {
    type: 'nvarchar',
    length: 400,
    anyCase: true,
    stated: 'of-a-disclosure',
    taken: 500,
    filter: 'part',
  }),
  /** `DOMAIN\name` of the computer. */
  computer: stored(z.string().max(400), {
    type: 'nvarchar',
    length: 400,
    anyCase: true,
    stated: 'of-an-entry',
    taken: 500,
    filter: 'part',
  }),
  keyType: stored(KeyType.or(none), {
    type: 'nvarchar',
    length: 30,
    stated: 'of-an-entry',
    filter: 'value',
  }),
  /** The protector's ID; for a search, the part that was typed. */
  keyId: stored(RecoveryKeyId.or(z.string().max(36)), {
    type: 'nvarchar',
    length: 36,
    stated: 'of-an-entry',
    taken: 50,
    filter: 'part',
  }),
  reason: stored(DriveReason.or(TpmReason).or(none), {
    type: 'nvarchar',
    length: 40,
    stated: 'of-a-disclosure',
    filter: 'value',
  }),
  note: stored(z.string().max(LONGEST_NOTE), {
    type: 'nvarchar',
    length: LONGEST_NOTE,
    anyCase: true,
    stated: 'of-a-disclosure',
    taken: 600,
  }),
  ticket: stored(z.string().max(LONGEST_TICKET), {
    type: 'nvarchar',
    length: LONGEST_TICKET,
    anyCase: true,
    stated: 'of-a-disclosure',
    taken: 100,
  }),
  /** Entries of older consoles have none. */
  flag: stored(AuditFlag.or(none), {
    type: 'nvarchar',
    length: 20,
    stated: 'of-a-disclosure',
    filter: 'value',
  }),
};

/**
 * A written entry: numbered, timed by the log in UTC, and chained to the one before it. The one
 * place where its fields are named, in the order in which they are kept, but for the form that is
 * hashed (`audit-chain.ts`) and for steps that were released.
 */
export const AuditEntry = z.object({
  sequence: stored(z.int().min(1), { type: 'int' }),
  time: stored(z.iso.datetime(), { type: 'varchar', length: 24 }),
  action: stored(AuditAction, {
    type: 'nvarchar',
    length: 30,
    stated: 'of-an-entry',
    filter: 'value',
  }),
  source: stored(AuditSource, { type: 'nvarchar', length: 20, filter: 'value' }),
  result: stored(AuditResult, {
    type: 'nvarchar',
    length: 20,
    stated: 'of-an-entry',
    filter: 'value',
  }),
  ...DETAILS,
  workstation: stored(z.string().max(255), {
    type: 'nvarchar',
    length: 255,
    anyCase: true,
    stated: 'of-a-disclosure',
    taken: 300,
  }),
  /** Binds the entries of one request together: its search, disclosure, copies and saves. */
  requestId: stored(z.uuid(), {
    type: 'varchar',
    length: 36,
    stated: 'of-a-disclosure',
    taken: 50,
  }),
  previousHash: stored(Sha256Hex, { type: 'varchar', length: 64 }),
  hash: stored(Sha256Hex, { type: 'varchar', length: 64 }),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export type EntryField = keyof AuditEntry;

/** The fields of an entry, in order. */
export const ENTRY_FIELDS = keysOf(AuditEntry.shape);

/** How a field is kept. */
export function storedField(field: EntryField): StoredField {
  const schema: z.ZodType = AuditEntry.shape[field];
  const how = STORED.get(schema);
  if (how === undefined) throw new Error(`${field}: nothing says how it is kept`);
  return how;
}

/** The fields that are kept so, in order. */
export function fieldsThat(fit: (how: StoredField) => boolean): readonly EntryField[] {
  return ENTRY_FIELDS.filter((field) => fit(storedField(field)));
}

/** One event as a feature describes it; the log adds the rest. The hash covers every field. */
export const AuditDraft = AuditEntry.omit({
  sequence: true,
  time: true,
  previousHash: true,
  hash: true,
});
export type AuditDraft = z.infer<typeof AuditDraft>;

/** The fields that do not apply to most events, as they stand then. */
export const NOT_APPLICABLE = fromKeys(keysOf(DETAILS), () => '' as const);

/** The last link of a chain: what the next entry names as its predecessor. */
export const ChainHead = z.object({ sequence: z.int().min(0), hash: Sha256Hex });
export type ChainHead = z.infer<typeof ChainHead>;

/**
 * What checking a chain found: whole up to `head`, or the number the first broken entry should have
 * had.
 */
export const ChainVerdict = z.discriminatedUnion('intact', [
  z.object({
    intact: z.literal(true),
    count: z.int(),
    head: ChainHead,
    /** The first entries that the index of reports does not fit; absent when it fits all. */
    unlikeIndex: z.object({ from: z.int(), until: z.int() }).optional(),
  }),
  z.object({
    intact: z.literal(false),
    brokenAt: z.int(),
    why: z.enum(['missing', 'altered', 'unlinked']),
  }),
]);
export type ChainVerdict = z.infer<typeof ChainVerdict>;

/**
 * What checking a log found. `since` is the newest entry of the last whole check and when that
 * began: then only what followed was checked. `null`: the whole log was.
 */
export const LogVerdict = z.object({
  verdict: ChainVerdict,
  since: z.object({ sequence: z.int(), at: z.iso.datetime() }).nullable(),
});
export type LogVerdict = z.infer<typeof LogVerdict>;
