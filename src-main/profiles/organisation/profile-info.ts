import type { ProfileInfo } from '#shared/sign-in/session.ts';
import { type OrganisationConfiguration, isDatabase } from './configuration.ts';

/** What the page is told of an organisation, before anything of it is opened. */
export function profileInfo({
  id,
  name,
  store,
  sources,
}: Pick<OrganisationConfiguration, 'id' | 'name' | 'store' | 'sources'>): ProfileInfo {
  const databases = sources.filter(isDatabase);
  const withoutTpm = databases.map((source) => source.name);
  const databaseLogins = [...(store === undefined ? [] : [store]), ...databases]
    .filter(({ server }) => server.login === 'sql')
    .map((one) => one.name);
  return {
    id,
    name,
    demo: false,
    ...(withoutTpm.length > 0 && { withoutTpm }),
    ...(databaseLogins.length > 0 && { databaseLogins }),
  };
}
