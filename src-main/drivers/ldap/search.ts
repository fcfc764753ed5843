import {
  type Client,
  Control,
  type Entry,
  type Filter,
  NoSuchObjectError,
  ResultCodeError,
  type SearchOptions,
} from 'ldapts';
import { AppError } from '#shared/errors.ts';

/** A search request (RFC 4511, 4.5.1). */
export interface SearchRequest {
  readonly base: string;
  readonly scope: 'base' | 'one' | 'sub';
  readonly filter: Filter;
  readonly attributes: readonly string[];
  /** No more entries than this are asked for. */
  readonly atMost?: number;
  /** Deleted objects are found as well, by whoever may see them. Active Directory only. */
  readonly withDeleted?: boolean;
}

/** Waits for the answer to one question, within the limits of the connection. */
type Ask = <T>(question: () => Promise<T>) => Promise<T>;

interface ClientToSearch {
  readonly client: Client;
  readonly binaryAttributes: readonly string[];
}

// Below Active Directory's MaxPageSize of 1000.
const PAGE_SIZE = 500;
/** More than any question has answers: a server that never stops is one that went wrong. */
const MAX_ENTRIES = 20_000;
const REFERRAL = 10;
/** LDAP_SERVER_SHOW_DELETED_OID (MS-ADTS 3.1.1.3.4.1.14). */
const SHOW_DELETED = '1.2.840.113556.1.4.417';

/**
 * Everything that fits, page by page. Each page is a question of its own, so that a long list does
 * not run into the time limit of one answer.
 *
 * @throws AppError `directory.refused` for more than {@link MAX_ENTRIES}, and what `ask` throws
 */
export async function searchAllPages(
  { client, binaryAttributes }: ClientToSearch,
  { base, scope, filter, attributes, atMost = Infinity, withDeleted = false }: SearchRequest,
  ask: Ask,
): Promise<readonly Entry[]> {
  const options: SearchOptions = {
    scope,
    filter,
    attributes: [...attributes],
    explicitBufferAttributes: [...binaryAttributes],
  };
  const controls = withDeleted ? [new Control(SHOW_DELETED)] : [];
  if (scope === 'base')
    return (await ask(() => client.search(base, options, controls))).searchEntries;
  const paged = { pageSize: Math.min(PAGE_SIZE, atMost) };
  const pages = client.searchPaginated(base, { ...options, paged }, controls);
  const found: Entry[] = [];
  while (found.length < MAX_ENTRIES) {
    const page = await ask(() => pages.next());
    if (page.done === true) return found;
    found.push(...page.value.searchEntries);
    if (found.length >= atMost) return found.slice(0, atMost);
  }
  throw new AppError('directory.refused', `more than ${MAX_ENTRIES} entries`);
}

/**
 * True when the base of a search is not on this server: there is no such object, or a referral says
 * that another server has it. Referrals are not followed, because the password would go to whatever
 * server they name.
 */
export function isBaseMissing(error: unknown): boolean {
  const cause = error instanceof AppError ? error.cause : error;
  return (
    cause instanceof NoSuchObjectError ||
    (cause instanceof ResultCodeError && cause.code === REFERRAL)
  );
}
