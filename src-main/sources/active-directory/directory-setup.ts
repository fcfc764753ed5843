import type { Entry } from 'ldapts';
import { bytesIn, nameIn, textIn } from '#main/drivers/ldap/entries.ts';
import { all, equal, holding, present } from '#main/drivers/ldap/filters.ts';
import type { Timing } from '#main/drivers/ldap/open-client.ts';
import type { DirectoryDraft, DirectorySetup } from '#main/ports/connection/organisation-setup.ts';
import type { GroupChoice } from '#shared/connection/organisation-setup.ts';
import { AppError } from '#shared/errors.ts';
import { sidText } from './byte-forms.ts';
import { catalogOrController } from './catalog.ts';
import { connectionCheck } from './check-connection.ts';
import { LdapConfiguration } from './configuration.ts';
import { forestAccess } from './forest-access.ts';
import { type ForestDomain, domainOf } from './forest.ts';
import { bindAs, enterForest } from './operator-entrance.ts';
import { domainsBefore } from './user-names.ts';

// GROUP_TYPE_SECURITY_ENABLED (MS-ADTS 2.2.12): only such groups are in anybody's token.
const SECURITY_ENABLED = 0x80_00_00_00;
/** Looked through at most, of which those that are no security groups fall out. */
const CANDIDATES = 200;

interface SetupDeps {
  readonly now: () => number;
  readonly timing?: Partial<Timing>;
}

/** Finds out about an Active Directory before it is configured. */
export function ldapSetup(deps: SetupDeps): DirectorySetup {
  return {
    check: (draft) => connectionCheck(configurationOf(draft), deps),
    async enter(draft, credentials, { signal }) {
      const configuration = configurationOf(draft);
      const { as } = bindAs(credentials, domainsBefore(configuration));
      const entrance = await enterForest(
        configuration,
        forestAccess(configuration, deps.timing),
        as,
        signal,
      );
      const withCatalog = catalogOrController();
      return {
        account: as.bindName,
        netbiosName: entrance.forest[0]?.netbios ?? '',
        async groups(text, limit, options) {
          const typed = text.trim();
          const filter = all(
            equal('objectCategory', 'group'),
            typed === '' ? present('sAMAccountName') : holding('sAMAccountName', typed),
          );
          const query = {
            scope: 'sub',
            filter,
            attributes: ['sAMAccountName', 'objectSid', 'groupType', 'description'],
            atMost: CANDIDATES,
          } as const;
          const entries = await withCatalog(
            entrance,
            ({ connection, base }) => connection.search({ ...query, base }, options.signal),
            options.signal,
          );
          const groups = entries.flatMap((entry) => groupIn(entry, entrance.forest));
          return groups.sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, limit);
        },
        close: () => entrance.connections.close(),
      };
    },
  };
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

function groupIn(entry: Entry, forest: readonly ForestDomain[]): readonly GroupChoice[] {
  const name = nameIn(entry, 'sAMAccountName');
  const sid = sidText(bytesIn(entry, 'objectSid')[0] ?? new Uint8Array());
  const domain = domainOf(entry.dn, forest);
  const isForAccess = (Number(textIn(entry, 'groupType')) & SECURITY_ENABLED) !== 0;
  if (name === undefined || sid === undefined || domain === undefined || !isForAccess) return [];
  return [
    { sid, name: `${domain.netbios}\\${name}`, description: nameIn(entry, 'description') ?? '' },
  ];
}
