import { type Entry, bytesIn, sameName, textIn } from '#main/drivers/ldap/entries.ts';
import { and, equals, isPresent, or } from '#main/drivers/ldap/filters.ts';
import { badCredentials } from './bind-errors.ts';
import type { ControllerConnection } from './controller-connection.ts';
import { type ForestDomain, domainOf } from './forest.ts';
import { sidText } from './guids-and-sids.ts';
import { safeNameIn } from './object-names.ts';
import type { ParsedUserName } from './user-names.ts';

/** The object of the person who signed in. */
export interface SignedInAccount {
  /** `DOMAIN\name` */
  readonly account: string;
  readonly displayName: string;
  readonly dn: string;
  /** `S-1-5-21-…` */
  readonly sid: string;
  readonly domain: ForestDomain;
  /**
   * Why the account may not sign in: a ticket outlives what was done to the account since.
   * Undefined also where nobody may read that.
   */
  readonly refusal: 'auth.disabled' | 'auth.accountExpired' | undefined;
}

// objectClass user holds computers as well; objectCategory=person leaves people.
/** Matches the accounts of people. */
export const PERSON = and(equals('objectCategory', 'person'), equals('objectClass', 'user'));
const ATTRIBUTES = [
  'sAMAccountName',
  'userPrincipalName',
  'displayName',
  'objectSid',
  'userAccountControl',
  'accountExpires',
];

/** ADS_UF_ACCOUNTDISABLE (MS-ADTS 2.2.16). */
const DISABLED = 2;
/** From 1601, where the directory's time begins, to 1970, in milliseconds. */
const EPOCH_MS = 11_644_473_600_000;

/** Where the account is looked for. */
interface AccountSearch {
  /** Of the account's own domain, or of the global catalog. */
  readonly searchIn: ControllerConnection;
  readonly base: string;
  /** The connection the person signed in over: its token counts. */
  readonly signInConnection: ControllerConnection;
  readonly domains: readonly ForestDomain[];
}

/**
 * Finds the object of the person who signed in. A bind that was accepted proves nothing yet: some
 * directories accept one without a password, and some names can mean two people. The object must
 * have the typed name, and its SID must be in the token.
 *
 * @returns `undefined` when there is no such object there
 * @throws AppError `auth.badCredentials` when several fit, `directory.*`, `request.cancelled`
 */
export async function findSignedInAccount(
  userName: ParsedUserName,
  { searchIn, base, signInConnection, domains }: AccountSearch,
  signal: AbortSignal,
): Promise<SignedInAccount | undefined> {
  const names = [
    equals('sAMAccountName', userName.accountName),
    ...(userName.principalName === undefined
      ? []
      : [equals('userPrincipalName', userName.principalName)]),
  ];
  const filter = and(PERSON, isPresent('objectSid'), or(...names));
  const entries = await searchIn.search(
    { base, scope: 'sub', filter, attributes: ATTRIBUTES },
    signal,
  );
  const found = entries
    .flatMap((entry) => accountIn(entry, userName, domains))
    .filter(({ sid }) => isInToken(sid, signInConnection));
  const [first, ...others] = found;
  // Several objects fit, and nothing tells which of them signed in: none counts.
  if (others.length > 0) throw badCredentials();
  return first?.account;
}

function isInToken(sid: string, { root: { token } }: ControllerConnection): boolean {
  return token.size === 0 || token.has(sid);
}

function accountIn(
  entry: Entry,
  userName: ParsedUserName,
  domains: readonly ForestDomain[],
): readonly { readonly sid: string; readonly account: SignedInAccount }[] {
  const name = textIn(entry, 'sAMAccountName');
  const [sidBytes] = bytesIn(entry, 'objectSid');
  const domain = domainOf(entry.dn, domains);
  if (name === undefined || sidBytes === undefined || domain === undefined) return [];
  const byPrincipal =
    userName.principalName !== undefined &&
    sameName(textIn(entry, 'userPrincipalName') ?? '', userName.principalName);
  const byAccount =
    sameName(name, userName.accountName) &&
    userName.domain !== undefined &&
    sameName(domain.dns, userName.domain.dns);
  if (!byPrincipal && !byAccount) return [];
  return [
    {
      sid: sidBytes.toString('hex'),
      account: {
        account: `${domain.netbios}\\${name}`,
        displayName: safeNameIn(entry, 'displayName') || name,
        dn: entry.dn,
        sid: sidText(sidBytes) ?? '',
        domain,
        refusal: refusalOf(entry),
      },
    },
  ];
}

function refusalOf(entry: Entry): SignedInAccount['refusal'] {
  if ((Number(textIn(entry, 'userAccountControl') ?? 0) & DISABLED) !== 0) return 'auth.disabled';
  // In 100 ns; 0 and the largest number mean never (MS-ADA1, accountExpires).
  const expires = Number(textIn(entry, 'accountExpires') ?? 0) / 10_000;
  return expires > 0 && expires - EPOCH_MS < Date.now() ? 'auth.accountExpired' : undefined;
}
