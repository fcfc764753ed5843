import { type Entry, bytesIn, textIn } from '#main/drivers/ldap/entries.ts';
import { and, contains, equals, isPresent } from '#main/drivers/ldap/filters.ts';
import type { DirectoryDraft, DirectorySetup } from '#main/ports/connection/organisation-setup.ts';
import type { GroupChoice } from '#shared/connection/organisation-setup.ts';
import { AppError } from '#shared/errors.ts';
import { type CatalogSearch, createCatalogSearch } from './catalog-search.ts';
import { connectionCheck } from './check-connection.ts';
import { LdapConfiguration } from './configuration.ts';
import { type DirectoryTimeLimits, forestAccess } from './forest-access.ts';
import { type ForestSession, bindCredentials, openForestSession } from './forest-session.ts';
import { type ForestDomain, domainOf } from './forest.ts';
import { sidText } from './guids-and-sids.ts';
import { safeNameIn } from './object-names.ts';
import { configuredDomains } from './user-names.ts';

// GROUP_TYPE_SECURITY_ENABLED (MS-ADTS 2.2.12): only such groups are in anybody's token.
const SECURITY_ENABLED = 0x80_00_00_00;
/** So many groups are read at most; those that are no security groups are left out after that. */
const MAX_CANDIDATES = 200;

interface SetupDeps {
  readonly now: () => number;
  readonly timeLimits?: Partial<DirectoryTimeLimits>;
}

/** Finds out about an Active Directory before it is configured. */
export function ldapSetup(deps: SetupDeps): DirectorySetup {
  return {
    check: (draft) => connectionCheck(configurationOf(draft), deps),
    async enter(draft, typed, { signal }) {
      const configuration = configurationOf(draft);
      const { credentials } = bindCredentials(typed, configuredDomains(configuration));
      const access = forestAccess(configuration, deps.timeLimits);
      const session = await openForestSession({ configuration, access, credentials }, signal);
      const forest = { session, searchCatalog: createCatalogSearch() };
      return {
        account: credentials.bindName,
        netbiosName: session.domains[0]?.netbios ?? '',
        async groups(text, limit, options) {
          const groups = await securityGroups(forest, text.trim(), options.signal);
          return groups.sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, limit);
        },
        close: () => session.connections.close(),
      };
    },
  };
}

interface Forest {
  readonly session: ForestSession;
  readonly searchCatalog: CatalogSearch;
}

/** Those with this text in their name; any for an empty text. */
async function securityGroups(
  { session, searchCatalog }: Forest,
  text: string,
  signal: AbortSignal,
): Promise<GroupChoice[]> {
  const named = text === '' ? isPresent('sAMAccountName') : contains('sAMAccountName', text);
  const request = {
    scope: 'sub',
    filter: and(equals('objectCategory', 'group'), named),
    attributes: ['sAMAccountName', 'objectSid', 'groupType', 'description'],
    atMost: MAX_CANDIDATES,
  } as const;
  const entries = await searchCatalog(
    session,
    ({ connection, base }) => connection.search({ ...request, base }, signal),
    signal,
  );
  return entries.flatMap((entry) => groupIn(entry, session.domains));
}

function configurationOf({
  domain,
  encryption,
  dnsServer,
  caFile,
}: DirectoryDraft): LdapConfiguration {
  const parsed = LdapConfiguration.safeParse({
    domain,
    encryption,
    dnsServers: dnsServer === '' ? [] : [dnsServer],
    groups: {},
    ...(caFile && { caFile }),
  });
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(
    parsed.error.issues.map(({ path: [field] }) => [
      field === 'dnsServers' ? 'dnsServer' : 'domain',
      'invalid',
    ]),
  );
  throw new AppError('input.invalid', 'directory', { details: { fields } });
}

/** None for an object that is no security group of the forest. */
function groupIn(entry: Entry, domains: readonly ForestDomain[]): readonly GroupChoice[] {
  const name = safeNameIn(entry, 'sAMAccountName');
  const sid = sidText(bytesIn(entry, 'objectSid')[0] ?? new Uint8Array());
  const domain = domainOf(entry.dn, domains);
  const isSecurityGroup = (Number(textIn(entry, 'groupType')) & SECURITY_ENABLED) !== 0;
  if (name === undefined || sid === undefined || domain === undefined || !isSecurityGroup)
    return [];
  return [
    {
      sid,
      name: `${domain.netbios}\\${name}`,
      description: safeNameIn(entry, 'description') ?? '',
    },
  ];
}
