import { z } from 'zod';
import type { Settings } from '#shared/console/settings.ts';
import { AppError } from '#shared/errors.ts';
import type { FoundConfiguration } from '../find-configuration.ts';
import { OrganisationConfiguration } from './configuration.ts';

/**
 * The configuration with one way to sign in for all organisations, where the settings have one. It
 * cannot be used if one of them needs another way.
 */
export function withSignInForAll<
  Found extends Pick<FoundConfiguration, 'configuration' | 'problem'>,
>(found: Found, { session: { signIn } }: Settings): Found {
  if (signIn === undefined || found.problem !== undefined) return found;
  const profiles = found.configuration.profiles.map((profile) => ({
    ...profile,
    // Entra ID has one way to sign in, which no password and no ticket replaces.
    ...(profile.activeDirectory && { activeDirectory: { ...profile.activeDirectory, signIn } }),
  }));
  const checked = z.array(OrganisationConfiguration).safeParse(profiles);
  if (checked.success)
    return { ...found, configuration: { ...found.configuration, profiles: checked.data } };
  const reason = `settings.session.signIn is "${signIn}"\n${z.prettifyError(checked.error)}`;
  return { ...found, problem: new AppError('config.invalid', reason, { details: { reason } }) };
}
