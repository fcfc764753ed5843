import type { Directory } from '#main/ports/sign-in/directory.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { isOwnDirectory } from '#main/sources/active-directory/kind.ts';
import { ldapOrganisation } from '#main/sources/active-directory/ldap-organisation.ts';
import { entraDirectory } from '#main/sources/entra/entra-directory.ts';
import type { BindCredentials, ProfileParts } from '#main/sources/source-kind.ts';
import { AppError } from '#shared/errors.ts';
import type { DomainNames } from '#shared/sign-in/domain-names.ts';
import type { Operator } from '#shared/sign-in/session.ts';
import { type OrganisationConfiguration, passwordSources } from './configuration.ts';

/** What people sign in to, and what sources may have of it. */
export interface OrganisationDirectory {
  readonly directory: Directory;
  /** As a source, where it is an Active Directory. */
  readonly source: ProfileParts['ownDirectory'];
  /** Its sign-in, where it is Entra ID. */
  readonly entra: ProfileParts['ownEntra'];
  /** As the port's `recheck`. */
  recheck(options: CallOptions): Promise<Operator>;
  /** @throws AppError `auth.signedOut` */
  operator(): BindCredentials;
  /** @throws AppError `auth.signedOut`, or where the directory knows no SIDs */
  operatorSid(): string;
  signOut(): void;
}

/** @throws AppError `config.invalid` when `caFile` cannot be used */
export function openDirectory(
  configuration: OrganisationConfiguration,
  parts: Pick<ProfileParts, 'openBrowser' | 'program'>,
): OrganisationDirectory {
  const { activeDirectory, entraId, sources } = configuration;
  if (activeDirectory !== undefined) {
    const { protectors, tpms, inventory, ...directory } = ldapOrganisation(activeDirectory, {
      name: sources.find(isOwnDirectory)?.name,
      passwordSources: passwordSources(configuration),
    });
    const source = { recovery: protectors, tpm: tpms, inventory };
    return { ...directory, source, entra: undefined };
  }
  if (entraId === undefined) throw new AppError('config.invalid', 'no directory');
  const { own, ...directory } = entraDirectory(entraId, parts);
  return {
    ...directory,
    source: undefined,
    entra: own,
    operatorSid() {
      throw new AppError('auth.signedOut', 'nobody is signed in to an Active Directory');
    },
  };
}

/** The two lists of a directory name the same domains in the same order. */
export function domainsOf({ domains, dnsDomains }: Directory): readonly DomainNames[] {
  return domains.flatMap((netbios, index) => {
    const dns = dnsDomains[index];
    return dns === undefined ? [] : [{ netbios, dns }];
  });
}
