import { z } from 'zod';
import type { Settings } from '#shared/console/settings.ts';
import { AppError } from '#shared/errors.ts';
import { ALL_GROUPS } from '#shared/request/tickets.ts';
import type { FoundConfiguration } from '../find-configuration.ts';
import { OrganisationConfiguration } from './configuration.ts';

type Found = Pick<FoundConfiguration, 'configuration' | 'problem'>;

/**
 * The configuration with what the settings say of all organisations: a way to sign in, and groups
 * whose members must name a ticket. It cannot be used if one of them needs another way.
 */
export function withSettingsForAll<F extends Found>(found: F, settings: Settings): F {
  if (found.problem !== undefined) return found;
  return withTicketGroups(withSignIn(found, settings), settings);
}

/** Besides the groups that each organisation names. A directory is asked for its own kind. */
function withTicketGroups<F extends Found>(found: F, { tickets }: Settings): F {
  const groups = tickets.requiredOfGroups.filter((group) => group !== ALL_GROUPS);
  if (groups.length === 0) return found;
  const ofEntra = groups.filter(isObjectId);
  const ofActiveDirectory = groups.filter((group) => !isObjectId(group));
  const profiles = found.configuration.profiles.map((profile) => ({
    ...profile,
    ...(profile.activeDirectory && {
      activeDirectory: withGroups(profile.activeDirectory, ofActiveDirectory),
    }),
    ...(profile.entraId && { entraId: withGroups(profile.entraId, ofEntra) }),
  }));
  return { ...found, configuration: { ...found.configuration, profiles } };
}

function isObjectId(group: string): boolean {
  return z.guid().safeParse(group).success;
}

function withGroups<Directory extends { readonly ticketGroups?: string[] | undefined }>(
  directory: Directory,
  groups: readonly string[],
): Directory {
  return { ...directory, ticketGroups: [...(directory.ticketGroups ?? []), ...groups] };
}

function withSignIn<F extends Found>(found: F, { session: { signIn } }: Settings): F {
  if (signIn === undefined) return found;
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
