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
  searched: ClientToSearch,
  request: SearchRequest,
  ask: Ask,
): Promise<readonly Entry[]> {
  const { base, scope, atMost = Infinity } = request;
  if (scope === 'base') {
    const { options, controls } = optionsOf(searched, request);
    return (await ask(() => searched.client.search(base, options, controls))).searchEntries;
  }
  const found: Entry[] = [];
  for await (const page of searchPages(searched, request, ask)) {
    found.push(...page);
    if (found.length >= atMost) return found.slice(0, atMost);
    if (found.length >= MAX_ENTRIES)
      throw new AppError('directory.refused', `more than ${MAX_ENTRIES} entries`);
  }
  return found;
}

/**
 * The pages of everything that fits, however much that is: for whoever needs all of it, and takes
 * it page by page.
 *
 * @throws what `ask` throws
 */
export async function* searchPages(
  searched: ClientToSearch,
  request: SearchRequest,
  ask: Ask,
): AsyncGenerator<readonly Entry[]> {
  const { options, controls } = optionsOf(searched, request);
  const paged = { pageSize: Math.min(PAGE_SIZE, request.atMost ?? PAGE_SIZE) };
  const pages = searched.client.searchPaginated(request.base, { ...options, paged }, controls);
  for (;;) {
    const page = await ask(() => pages.next());
    if (page.done === true) return;
    yield page.value.searchEntries;
  }
}

function optionsOf(
  { binaryAttributes }: ClientToSearch,
  { scope, filter, attributes, withDeleted = false }: SearchRequest,
): { readonly options: SearchOptions; readonly controls: Control[] } {
  const explicitBufferAttributes = [...binaryAttributes];
  return {
    options: { scope, filter, attributes: [...attributes], explicitBufferAttributes },
    controls: withDeleted ? [new Control(SHOW_DELETED)] : [],
  };
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
