import type { ProfileInfo } from '../../../src-shared/model/session.ts';
import { type OrganisationConfiguration, isDatabase } from './configuration.ts';

/** What the page is told of an organisation, before anything of it is opened. */
export function profileInfo({ id, name, sources }: Pick<OrganisationConfiguration, 'id' | 'name' | 'sources'>): ProfileInfo {
  const databases = sources.filter(isDatabase);
  const withLogin = databases.filter(({ server }) => server.login === 'sql');
  const names = (some: typeof databases) => some.map((source) => source.name);
  return { id, name, demo: false, ...(databases.length > 0 && { withoutTpm: names(databases) }), ...(withLogin.length > 0 && { databaseLogins: names(withLogin) }) };
}
