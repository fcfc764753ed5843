import { badCredentials } from '#main/drivers/ldap/bind-errors.ts';
import type { BindAs, Connection } from '#main/drivers/ldap/connection.ts';
import type { Timing } from '#main/drivers/ldap/open-client.ts';
import type { UnrecordedRecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { Credentials, Directory } from '#main/ports/sign-in/directory.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { UnrecordedTpmSource } from '#main/ports/tpm/tpm-source.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import type { Operator } from '#shared/sign-in/session.ts';
import { catalogOrController } from './catalog.ts';
import type { LdapConfiguration } from './configuration.ts';
import { forestAccess } from './forest-access.ts';
import { configuredGroups, groupSidsInToken, groupSidsOf } from './groups.ts';
import { ldapRecoverySource } from './ldap-recovery.ts';
import { ldapTpmSource } from './ldap-tpm.ts';
import { bindAs, enterForest } from './operator-entrance.ts';
import { type OwnAccount, findOwnAccount } from './own-account.ts';
import type { Reached } from './reached.ts';
import { type Claim, accountName, domainsBefore } from './user-names.ts';

/**
 * An Active Directory: who may sign in, and what the signed-in operator's own rights let the
 * console read.
 */
export interface LdapOrganisation {
  readonly directory: Directory;
  readonly protectors: UnrecordedRecoverySource;
  readonly tpms: UnrecordedTpmSource;
  /**
   * Binds anew as the signed-in operator and reads the roles again.
   *
   * @throws AppError `auth.*` when the account may not sign in any more or has no role left;
   *   `auth.signedOut` when nobody is signed in; `directory.*` and `request.cancelled` when it
   *   could not be found out, which ends nothing
   */
  recheck(options: CallOptions): Promise<Operator>;
  /** What another forest is entered with, which trusts this one. @throws AppError `auth.signedOut` */
  operator(): BindAs;
  /** Forgets the operator's password and closes the connections. */
  signOut(): void;
}

/** How the directory is used. */
export interface LdapOptions {
  /** What the directory is called as a source. */
  readonly name?: string | undefined;
  readonly timing?: Partial<Timing>;
}

interface Session {
  readonly userName: string;
  readonly password: string;
  /** `DOMAIN\name`, as the directory spells it. */
  readonly account: string;
  readonly reached: Reached;
}

/** @throws AppError `config.invalid` when `caFile` cannot be used */
export function ldapOrganisation(
  configuration: LdapConfiguration,
  { name = 'Active Directory', timing }: LdapOptions = {},
): LdapOrganisation {
  const access = forestAccess(configuration, timing);
  const groups = configuredGroups(configuration.groups);
  let domains = domainsBefore(configuration);
  let session: Session | undefined;

  const signedIn = (): Session => {
    if (session === undefined)
      throw new AppError('auth.signedOut', 'nobody is signed in to the directory');
    return session;
  };

  const forest = { reached: async () => signedIn().reached, withCatalog: catalogOrController() };

  async function prove(
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<{ operator: Operator; session: Session }> {
    refuseIfCancelled(signal);
    const { claim, as } = bindAs(credentials, domains);
    const entrance = await enterForest(configuration, access, as, signal);
    try {
      domains = entrance.forest;
      return await entrance.connections.run(
        access.home,
        async (connection) => {
          const { account, displayName, sids } = await whoIsIt(claim, connection, entrance, signal);
          const roles = await groups.rolesOf(sids, entrance.where(signal));
          refuseIfCancelled(signal);
          return {
            operator: { account, displayName, roles },
            session: { ...credentials, account, reached: entrance },
          };
        },
        signal,
      );
    } catch (error) {
      entrance.connections.close();
      throw error;
    }
  }

  function replace(next: Session | undefined): void {
    session?.reached.connections.close();
    session = next;
  }

  return {
    directory: {
      get domains() {
        return domains.map(({ netbios }) => netbios);
      },
      get dnsDomains() {
        return domains.map(({ dns }) => dns);
      },
      accountOf: (userName) => accountName(userName, domains),
      async signIn(credentials, { signal }) {
        const proved = await prove(credentials, signal);
        replace(proved.session);
        return proved.operator;
      },
    },
    protectors: ldapRecoverySource(name, forest),
    tpms: ldapTpmSource(name, forest),
    async recheck({ signal }) {
      const before = signedIn();
      const proved = await prove(before, signal);
      // Signed out, or somebody else signed in, while the directory was asked: that stands.
      if (session === before) replace(proved.session);
      else proved.session.reached.connections.close();
      return proved.operator;
    },
    operator: () => ({
      bindName: signedIn().account,
      password: signedIn().password.normalize('NFC'),
    }),
    signOut: () => replace(undefined),
  };
}

async function whoIsIt(
  claim: Claim,
  bound: Connection,
  reached: Reached,
  signal: AbortSignal,
): Promise<OwnAccount & { readonly sids: ReadonlySet<string> }> {
  const account = await ownAccount(claim, bound, reached, signal);
  const atHome = account.domain.dn.toLowerCase() === bound.root.defaultNamingContext.toLowerCase();
  return {
    ...account,
    sids: atHome ? await groupSidsOf(account, bound, signal) : groupSidsInToken(bound),
  };
}

async function ownAccount(
  claim: Claim,
  bound: Connection,
  { connections, forest, root }: Reached,
  signal: AbortSignal,
): Promise<OwnAccount> {
  const [own] = forest;
  const elsewhere =
    claim.domain !== undefined && claim.domain.dns.toLowerCase() !== own?.dns.toLowerCase();
  const here = elsewhere
    ? undefined
    : await findOwnAccount(
        claim,
        { searchIn: bound, base: bound.root.defaultNamingContext, bound, domains: forest },
        signal,
      );
  if (here !== undefined) return here;
  if (forest.length < 2) throw badCredentials();
  const search = (searchIn: Connection) =>
    findOwnAccount(claim, { searchIn, base: '', bound, domains: forest }, signal);
  const there = await connections.run({ kind: 'catalog', domain: root }, search, signal);
  if (there === undefined) throw badCredentials();
  return there;
}
