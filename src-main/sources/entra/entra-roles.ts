import { z } from 'zod';
import type { GraphClient, GraphOptions } from '#main/drivers/graph/graph-client.ts';
import { AppError } from '#shared/errors.ts';
import { Role } from '#shared/sign-in/role.ts';
import { Guid } from '../odata.ts';
import type { EntraDirectoryConfiguration } from './configuration.ts';

type Configured = Pick<EntraDirectoryConfiguration, 'roles' | 'ticketGroups'>;

/** What somebody may do, as the configuration says of roles and groups. */
export interface Rights {
  readonly roles: Role[];
  readonly mustNameTicket: boolean;
}

/** How many groups Graph is asked about at once (Microsoft Graph, "checkMemberGroups"). */
const MOST_AT_ONCE = 20;

const MemberOf = z.object({ value: z.array(Guid) });
const idOf = (text: string) => Guid.safeParse(text).data;

/**
 * The rights of whoever asks. App roles are in the token. Groups are asked for: a token does not
 * name those of somebody who is in many, and names them as they were when it was made. Graph counts
 * nested groups.
 *
 * @param appRoles as the token has them
 * @throws AppError `auth.noRole` with what gives one, `entra.*`, `request.cancelled`
 */
export async function rightsOf(
  { roles: configured, ticketGroups = [] }: Configured,
  appRoles: ReadonlySet<string>,
  { graph, ...options }: GraphOptions & { readonly graph: GraphClient },
): Promise<Rights> {
  const givers = Object.values(configured).filter((giver) => giver !== undefined);
  const groups = new Set([...givers, ...ticketGroups].flatMap((giver) => idOf(giver) ?? []));
  const memberOf = await memberOfThese([...groups], graph, options);
  const isGiven = (giver: string) => {
    const group = idOf(giver);
    return group === undefined ? appRoles.has(giver) : memberOf.has(group);
  };
  const roles = Role.options.filter((role) => {
    const giver = configured[role];
    return giver !== undefined && isGiven(giver);
  });
  if (roles.length === 0)
    throw new AppError('auth.noRole', 'the account has none of the roles', {
      details: { groups: [...new Set(givers)].join(', ') },
    });
  return { roles, mustNameTicket: ticketGroups.some(isGiven) };
}

/** Those of these groups that the person is in, through other groups too. */
async function memberOfThese(
  groups: readonly string[],
  graph: GraphClient,
  options: GraphOptions,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let from = 0; from < groups.length; from += MOST_AT_ONCE) {
    const groupIds = groups.slice(from, from + MOST_AT_ONCE).map((id) => id.toLowerCase());
    // One after the other: there are two questions at most.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await graph.answerTo(
      { path: 'me/checkMemberGroups', body: { groupIds } },
      options,
    );
    const read = MemberOf.safeParse(answer.body);
    if (!read.success)
      throw new AppError('entra.unreadableAnswer', 'no list of groups', {
        details: { requestId: answer.requestId },
      });
    for (const id of read.data.value) found.add(id);
  }
  return found;
}
