import { z } from 'zod';
import { RecoveryKeyId } from '../recovery/recovery-key-id.ts';
import { DriveReason, TpmReason } from '../request/reason.ts';
import { LONGEST_NOTE, LONGEST_TICKET } from '../request/request-fields.ts';
import { Role } from '../sign-in/role.ts';

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

const none = z.literal('');

/**
 * One event as a feature describes it. Text that does not apply is empty, never absent: the hash
 * covers every field.
 */
export const AuditDraft = z.object({
  action: AuditAction,
  source: AuditSource,
  result: AuditResult,
  /** Why it failed, as an error code; empty when it did not. */
  failure: z.string().max(60),
  /** `DOMAIN\name` of the operator; for a failed sign-in, the name that was typed. */
  operator: z.string().max(400),
  role: Role.or(none),
  /** `DOMAIN\name` of the end user. */
  endUser: z.string().max(400),
  /** `DOMAIN\name` of the computer. */
  computer: z.string().max(400),
  keyType: KeyType.or(none),
  /** The protector's ID; for a search, the part that was typed. */
  keyId: RecoveryKeyId.or(z.string().max(36)),
  reason: DriveReason.or(TpmReason).or(none),
  note: z.string().max(LONGEST_NOTE),
  ticket: z.string().max(LONGEST_TICKET),
  workstation: z.string().max(255),
  /** Binds the entries of one request together: its search, disclosure, copies and saves. */
  requestId: z.uuid(),
});
export type AuditDraft = z.infer<typeof AuditDraft>;

/** The fields that do not apply to most events, as they stand then. */
export const NOT_APPLICABLE = {
  failure: '',
  operator: '',
  role: '',
  endUser: '',
  computer: '',
  keyType: '',
  keyId: '',
  reason: '',
  note: '',
  ticket: '',
} as const satisfies Partial<AuditDraft>;

/** A SHA-256 in lower-case hexadecimal. */
export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** A written entry: numbered, timed by the log in UTC, and chained to the one before it. */
export const AuditEntry = AuditDraft.extend({
  sequence: z.int().min(1),
  time: z.iso.datetime(),
  previousHash: Sha256Hex,
  hash: Sha256Hex,
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Its fields, in the order of the schema. */
export const ENTRY_FIELDS = Object.keys(AuditEntry.shape) as readonly (keyof AuditEntry)[];

/** The last link of a chain: what the next entry names as its predecessor. */
export const ChainHead = z.object({ sequence: z.int().min(0), hash: Sha256Hex });
export type ChainHead = z.infer<typeof ChainHead>;

/**
 * What checking a chain found: whole up to `head`, or the number the first broken entry should have
 * had.
 */
export const ChainVerdict = z.discriminatedUnion('intact', [
  z.object({ intact: z.literal(true), count: z.int(), head: ChainHead }),
  z.object({
    intact: z.literal(false),
    brokenAt: z.int(),
    why: z.enum(['missing', 'altered', 'unlinked']),
  }),
]);
export type ChainVerdict = z.infer<typeof ChainVerdict>;
