import type { BrowserHolder } from '#main/ports/sign-in/directory.ts';
import { EntraDirectoryConfiguration } from '#main/sources/entra/configuration.ts';
import { type EntraDirectory, entraDirectory } from '#main/sources/entra/entra-directory.ts';
import type { Role } from '#shared/sign-in/role.ts';
import type { CloudAccount } from './authority.ts';
import { openPage, submitForm } from './browser.ts';
import { type EntraEstate, PAGES } from './estate.ts';
import { idOf } from './seed-tenant.ts';

/** The group that gives each role. */
export const GROUP_OF: Readonly<Record<Role, string>> = {
  admin: idOf('group admin'),
  user: idOf('group user'),
  reports: idOf('group reports'),
};

/** How an organisation signs in with the tenant, as an administrator would write it. */
export function entraIdOf({ configuration }: EntraEstate, changes = {}): Record<string, unknown> {
  const { tenant, clientId, cloud, caFile } = configuration;
  return { tenant, clientId, cloud, caFile, roles: GROUP_OF, ...changes };
}

interface SeededPerson {
  readonly name: string;
  readonly domain?: string;
  readonly displayName?: string;
  /** IDs of groups. */
  readonly groups?: readonly string[];
}

/** Puts somebody into the tenant, and into groups. */
export function seedPerson(
  { graph: { tenant } }: EntraEstate,
  { name, domain = 'contoso.test', displayName = name, groups = [] }: SeededPerson,
): CloudAccount {
  const person = { id: idOf(`user ${name}`), userPrincipalName: `${name}@${domain}`, displayName };
  tenant.users.push(person);
  for (const id of groups) {
    const at = tenant.groups.findIndex((group) => group.id === id);
    const members = [...(tenant.groups[at]?.members ?? []), person.id];
    tenant.groups.splice(at === -1 ? tenant.groups.length : at, 1, { id, members });
  }
  return person;
}

export interface OpenedDirectory extends EntraDirectory {
  /** Addresses that the browser was to show. */
  readonly opened: string[];
  /** Does in the browser what this account would. */
  enter(
    account: CloudAccount,
    how?: { readonly signal?: AbortSignal; readonly asks?: 'account' | 'proof' },
  ): Promise<BrowserHolder>;
}

export function openDirectoryAt(estate: EntraEstate, changes = {}): OpenedDirectory {
  const opened: string[] = [];
  const entra = entraDirectory(EntraDirectoryConfiguration.parse(entraIdOf(estate, changes)), {
    program: { name: 'Keydesk', version: '1.2.3' },
    async openBrowser(url) {
      opened.push(url);
      await submitForm(await openPage(url, estate.certificates.own.cert));
    },
  });
  return {
    ...entra,
    opened,
    async enter(account, { signal = new AbortController().signal, asks = 'account' } = {}) {
      estate.authority.next = account;
      const { inBrowser } = entra.directory;
      if (inBrowser === undefined) throw new Error('no browser');
      return inBrowser({ pages: PAGES, signal, asks });
    },
  };
}
