import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import type { UnrecordedRecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { Credentials, Directory } from '#main/ports/sign-in/directory.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { UnrecordedTpmSource } from '#main/ports/tpm/tpm-source.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import type { Operator } from '#shared/sign-in/session.ts';
import type { BindCredentials } from '../source-kind.ts';
import { badCredentials } from './bind-errors.ts';
import { createCatalogSearch } from './catalog-search.ts';
import { computerPlaceFinder } from './computer-place.ts';
import type { LdapConfiguration } from './configuration.ts';
import { contactFinder } from './contact.ts';
import type { ControllerConnection } from './controller-connection.ts';
import { type DirectoryTimeLimits, type ForestAccess, forestAccess } from './forest-access.ts';
import { type ForestSession, bindCredentials, openForestSession } from './forest-session.ts';
import { configuredGroups, groupSidsInToken, groupSidsOf } from './groups.ts';
import { ldapInventory } from './ldap-inventory.ts';
import { ldapRecoverySource } from './ldap-recovery.ts';
import { ldapTpmSource } from './ldap-tpm.ts';
import { accountFinder } from './named-account.ts';
import { type SignedInAccount, findSignedInAccount } from './signed-in-account.ts';
import { findTicketHolder } from './ticket.ts';
import {
  type Domain,
  type ParsedUserName,
  configuredDomains,
  downLevelName,
} from './user-names.ts';
import { type WaysToSignIn, waysToSignIn } from './ways-to-sign-in.ts';

/**
 * An Active Directory: who may sign in, and what the signed-in operator's own rights let the
 * console read.
 */
export interface LdapOrganisation {
  readonly directory: Directory;
  readonly protectors: UnrecordedRecoverySource;
  readonly tpms: UnrecordedTpmSource;
  readonly inventory: EscrowInventory;
  /**
   * Binds anew as the signed-in operator and reads the roles again.
   *
   * @throws AppError `auth.*` when the account may not sign in any more or has no role left;
   *   `auth.signedOut` when nobody is signed in; `directory.*` and `request.cancelled` when it
   *   could not be found out, and the operator stays signed in
   */
  recheck(options: CallOptions): Promise<Operator>;
  /** For another forest, which trusts this one. @throws AppError `auth.signedOut` */
  operator(): BindCredentials;
  /** The SID of the signed-in operator's account. @throws AppError `auth.signedOut` */
  operatorSid(): string;
  /** Forgets the operator's password and closes the connections. */
  signOut(): void;
}

/** How the directory is used. */
export interface LdapOptions {
  /** What the directory is called as a source. */
  readonly name?: string | undefined;
  readonly timeLimits?: Partial<DirectoryTimeLimits>;
  /** Names of sources that can be asked with a password alone: then nobody signs in by ticket. */
  readonly passwordSources?: readonly string[];
}

interface OperatorSession extends Credentials {
  /** `DOMAIN\name`, as the directory spells it. */
  readonly account: string;
  readonly sid: string;
  readonly forest: ForestSession;
}

interface SignedIn {
  readonly operator: Operator;
  readonly session: OperatorSession;
}

/**
 * Sends nothing before somebody signs in.
 *
 * @throws AppError `config.invalid` when `caFile` cannot be used
 */
export function ldapOrganisation(
  configuration: LdapConfiguration,
  { name = 'Active Directory', timeLimits, passwordSources = [] }: LdapOptions = {},
): LdapOrganisation {
  const access = forestAccess(configuration, timeLimits);
  const ways = waysToSignIn(configuration, passwordSources);
  const signIn = createSignIn(configuration, access);
  let session: OperatorSession | undefined;

  const signedIn = () => requireSignedIn(session);
  const replaceSession = (next: OperatorSession | undefined) => {
    session?.forest.connections.close();
    session = next;
  };
  const forest = { session: async () => signedIn().forest, searchCatalog: createCatalogSearch() };

  return {
    directory: {
      get domains() {
        return signIn.domains().map(({ netbios }) => netbios);
      },
      get dnsDomains() {
        return signIn.domains().map(({ dns }) => dns);
      },
      accountOf: (userName) => downLevelName(userName, signIn.domains()),
      ...ticketHolderIn(access, ways),
      async signIn(credentials, { signal }) {
        ways.refuseUnlessAllowed(credentials);
        const next = await signIn.as(credentials, signal);
        replaceSession(next.session);
        return next.operator;
      },
      ...besideIn(signIn, ways, signedIn),
      findAccount: accountFinder(forest),
      contactOf: contactFinder(forest),
      placeOf: computerPlaceFinder(forest),
    },
    protectors: ldapRecoverySource(name, forest),
    tpms: ldapTpmSource(name, forest),
    inventory: ldapInventory(name, forest),
    async recheck({ signal }) {
      const before = signedIn();
      const next = await signIn.as(before, signal);
      // While the directory was asked, the operator may have signed out, or somebody else signed
      // in: then that stays as it is.
      if (session === before) replaceSession(next.session);
      else next.session.forest.connections.close();
      return next.operator;
    },
    operator: () => bindAs(signedIn()),
    operatorSid: () => signedIn().sid,
    signOut: () => replaceSession(undefined),
  };
}

/** @throws AppError `auth.signedOut` */
function requireSignedIn(session: OperatorSession | undefined): OperatorSession {
  if (session === undefined)
    throw new AppError('auth.signedOut', 'nobody is signed in to the directory');
  return session;
}

/** Nothing where nobody may sign in with a ticket. */
function ticketHolderIn(
  access: ForestAccess,
  { byTicket, refuseUnlessAllowed }: WaysToSignIn,
): Pick<Directory, 'ticketHolder'> {
  if (byTicket === 'forbidden') return {};
  return {
    async ticketHolder({ signal }) {
      const holder = await findTicketHolder(access, signal);
      refuseUnlessAllowed({ password: undefined });
      return holder;
    },
  };
}

/** A session of its own, which ends at once: the operator's stays as it is. */
function besideIn(
  signIn: ReturnType<typeof createSignIn>,
  ways: WaysToSignIn,
  signedIn: () => OperatorSession,
): Pick<Directory, 'checkBeside'> {
  return {
    async checkBeside(credentials, _operator, { signal }) {
      ways.refuseUnlessAllowed(credentials);
      const { sid } = signedIn();
      const { operator: person, session } = await signIn.as(credentials, signal);
      session.forest.connections.close();
      return { person, isOperator: session.sid === sid };
    },
  };
}

function bindAs({ account, userName, password }: OperatorSession): BindCredentials {
  return password === undefined
    ? { bindName: userName, password }
    : { bindName: account, password: password.normalize('NFC') };
}

/** Signs people in, and learns from the directory which domains there are. */
function createSignIn(configuration: LdapConfiguration, access: ForestAccess) {
  const groups = configuredGroups(configuration);
  let domains: readonly Domain[] = configuredDomains(configuration);
  return {
    domains: () => domains,
    async as({ userName, password }: Credentials, signal: AbortSignal): Promise<SignedIn> {
      refuseIfCancelled(signal);
      const { account: typed, credentials } = bindCredentials({ userName, password }, domains);
      const forest = await openForestSession({ configuration, access, credentials }, signal);
      try {
        domains = forest.domains;
        const signInOver = async (signInConnection: ControllerConnection): Promise<SignedIn> => {
          const from = { forest, signInConnection };
          const found = await identify(typed, from, signal);
          const { account, displayName, sid, sids, refusal } = found;
          if (password === undefined && refusal !== undefined)
            throw new AppError(refusal, 'the account is closed, and its ticket still good');
          const roles = await groups.rolesOf(sids, forest.groupLookup(signal));
          const mustNameTicket = await groups.mustNameTicket(sids, forest.groupLookup(signal));
          refuseIfCancelled(signal);
          return {
            operator: { account, displayName, roles, ...(mustNameTicket && { mustNameTicket }) },
            session: { userName, password, account, sid, forest },
          };
        };
        return await forest.connections.run(access.home, signInOver, signal);
      } catch (error) {
        forest.connections.close();
        throw error;
      }
    },
  };
}

/** Where somebody has just signed in. */
interface SignInPlace {
  readonly forest: ForestSession;
  /** The connection whose token counts. */
  readonly signInConnection: ControllerConnection;
}

async function identify(
  typed: ParsedUserName,
  place: SignInPlace,
  signal: AbortSignal,
): Promise<SignedInAccount & { readonly sids: ReadonlySet<string> }> {
  const { signInConnection } = place;
  const account = await findAccount(typed, place, signal);
  const { defaultNamingContext } = signInConnection.root;
  const isInHomeDomain = account.domain.dn.toLowerCase() === defaultNamingContext.toLowerCase();
  return {
    ...account,
    sids: isInHomeDomain
      ? await groupSidsOf(account, signInConnection, signal)
      : groupSidsInToken(signInConnection),
  };
}

/** First in the domain signed in to, then in the global catalog. */
async function findAccount(
  typed: ParsedUserName,
  { forest: { connections, domains, rootDomain }, signInConnection }: SignInPlace,
  signal: AbortSignal,
): Promise<SignedInAccount> {
  const search = (searchIn: ControllerConnection, base: string) =>
    findSignedInAccount(typed, { searchIn, base, signInConnection, domains }, signal);
  const [home] = domains;
  const isTypedElsewhere =
    typed.domain !== undefined && typed.domain.dns.toLowerCase() !== home?.dns.toLowerCase();
  const atHome = isTypedElsewhere
    ? undefined
    : await search(signInConnection, signInConnection.root.defaultNamingContext);
  if (atHome !== undefined) return atHome;
  if (domains.length < 2) throw badCredentials();
  const inCatalog = await connections.run(
    { kind: 'catalog', domain: rootDomain },
    (catalog) => search(catalog, ''),
    signal,
  );
  if (inCatalog === undefined) throw badCredentials();
  return inCatalog;
}
