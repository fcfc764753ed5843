import { z } from 'zod';
import { ErrorCode } from '../errors.ts';

// Which computers have a recovery key, in all sources of an organisation together. Nothing here is
// secret, and nothing here is guessed: what a source did not tell is unknown.

/**
 * Whether a computer has a recovery key. `unknown`: none was found, but not every source has told.
 * `no-computer`: keys whose computer no source knows.
 */
export const EscrowState = z.enum(['present', 'none', 'damaged', 'unknown', 'no-computer']);
export type EscrowState = z.infer<typeof EscrowState>;

/**
 * Whether the newest key is from before the computer last changed the password of its account, or
 * since then. `not-applicable` where there is no key that opens anything.
 */
export const KeyAge = z.enum(['newer', 'older', 'unknown', 'not-applicable']);
export type KeyAge = z.infer<typeof KeyAge>;

/** In how many of the sources a computer has a key. `unknown` where not all of them have told. */
export const KeySpread = z.enum(['all', 'some', 'none', 'unknown']);
export type KeySpread = z.infer<typeof KeySpread>;

/** Whether the computer's account in the directory may be used. */
export const ComputerAccount = z.enum(['enabled', 'disabled', 'unknown']);
export type ComputerAccount = z.infer<typeof ComputerAccount>;

/** A source may hold a longer one, which is cut. */
export const LONGEST_TEXT = 256;

const Count = z.int().min(0);
const Moment = z.iso.datetime().nullable();
const Names = z.array(z.string().max(60)).max(100);

/** One computer. A moment that no source tells is `null`, a text that none tells is empty. */
export const EscrowRow = z.object({
  /** Of keys without a computer: what their source still says of it; may be empty. */
  name: z.string().max(LONGEST_TEXT),
  domain: z.string().max(LONGEST_TEXT),
  state: EscrowState,
  age: KeyAge,
  spread: KeySpread,
  /** Names of the sources that have a key of it that is not damaged. */
  inSources: Names,
  /** Names of the sources that have none, as far as they tell. */
  notInSources: Names,
  /** A key that several sources keep is counted once. */
  keys: Count,
  damaged: Count,
  /** When the newest key that is not damaged was escrowed. */
  newestKeyAt: Moment,
  /** When the computer last changed the password of its account. */
  passwordSetAt: Moment,
  /** When it last signed in to the domain: Active Directory tells that up to 14 days late. */
  lastSignInAt: Moment,
  account: ComputerAccount,
  operatingSystem: z.string().max(LONGEST_TEXT),
});
export type EscrowRow = z.infer<typeof EscrowRow>;

const any = z.literal('');
const Part = z.string().trim().max(100);

/** Which computers a report is about. Empty values leave a column alone. */
export const EscrowFilter = z.object({
  state: EscrowState.or(any),
  age: KeyAge.or(any),
  spread: KeySpread.or(any),
  /** The name of a source that has no key of the computer. */
  missingIn: z.string().max(60),
  account: ComputerAccount.or(any),
  /** Part of a name, in any case. */
  computer: Part,
  operatingSystem: Part,
  /** Only computers that last signed in before this moment (ISO 8601, UTC). */
  silentSince: z.iso.datetime().or(any),
});
export type EscrowFilter = z.infer<typeof EscrowFilter>;

/** Leaves every column alone. */
export const EVERY_ROW: EscrowFilter = {
  state: '',
  age: '',
  spread: '',
  missingIn: '',
  account: '',
  computer: '',
  operatingSystem: '',
  silentSince: '',
};

/** What the table can be sorted by. */
export const EscrowSortColumn = z.enum([
  'name',
  'domain',
  'state',
  'age',
  'keys',
  'newestKeyAt',
  'passwordSetAt',
  'lastSignInAt',
  'operatingSystem',
]);
export type EscrowSortColumn = z.infer<typeof EscrowSortColumn>;

export const EscrowQuery = z.object({
  filter: EscrowFilter,
  sort: z.object({ column: EscrowSortColumn, descending: z.boolean() }),
});
export type EscrowQuery = z.infer<typeof EscrowQuery>;

/** Some rows, and the place where the next page begins; `null` after the last. */
export const EscrowPage = z.object({ rows: z.array(EscrowRow), next: Count.nullable() });
export type EscrowPage = z.infer<typeof EscrowPage>;

/** Totals of the rows a filter lets through. */
export const EscrowSummary = z.object({
  rows: Count,
  /** Rows that are a computer. */
  computers: Count,
  byState: z.record(EscrowState, Count),
  byAge: z.record(KeyAge, Count),
  bySpread: z.record(KeySpread, Count),
});
export type EscrowSummary = z.infer<typeof EscrowSummary>;

/**
 * How far one source is with telling what it has. `not-listed`: it finds single keys, and cannot
 * list all of them.
 */
export const EscrowSource = z.object({
  source: z.string(),
  state: z.enum(['reading', 'read', 'failed', 'not-listed']),
  failure: ErrorCode.optional(),
  computers: Count,
  keys: Count,
  /** Computers whose keys the signed-in person may not see, as where a domain shows none. */
  keysHidden: Count,
});
export type EscrowSource = z.infer<typeof EscrowSource>;

/** What was read for the report, and when (ISO 8601, UTC). */
export const EscrowReading = z.object({ readAt: z.iso.datetime(), sources: z.array(EscrowSource) });
export type EscrowReading = z.infer<typeof EscrowReading>;
