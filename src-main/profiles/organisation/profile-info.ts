import { kindOf } from '#main/sources/kinds.ts';
import type { ProfileInfo } from '#shared/sign-in/session.ts';
import type { OrganisationConfiguration } from './configuration.ts';

/** What the page is told of an organisation, before anything of it is opened. */
export function profileInfo({
  id,
  name,
  store,
  sources,
}: Pick<OrganisationConfiguration, 'id' | 'name' | 'store' | 'sources'>): ProfileInfo {
  const withoutTpm = sources.filter((source) => !kindOf(source).offersTpm);
  const withKeptLogin = [
    ...(store?.server.login === 'sql' ? [store] : []),
    ...sources.filter((source) => kindOf(source).needsKeptLogin(source)),
  ];
  return {
    id,
    name,
    demo: false,
    ...(withoutTpm.length > 0 && { withoutTpm: withoutTpm.map((source) => source.name) }),
    ...(withKeptLogin.length > 0 && { databaseLogins: withKeptLogin.map((source) => source.name) }),
  };
}
