import { z } from 'zod';
import type { AccountNames } from '#main/domain/sign-in/account-names.ts';
import { withoutCase } from '#main/domain/without-case.ts';
import type { GraphClient, GraphOptions } from '#main/drivers/graph/graph-client.ts';
import { AppError } from '#shared/errors.ts';
import type { DomainNames } from '#shared/sign-in/domain-names.ts';
import { GivenName, Guid, quoted } from '../odata.ts';
import { type KeyMetadata, keyMetadataOf } from './key-metadata.ts';

/** A device as it is registered in Entra ID. */
export interface Device {
  /** Not the ID of its object. */
  readonly deviceId: string;
  readonly name: string;
}

/** Who asks, and which domains the directory has that people sign in to. */
export interface Asking extends GraphOptions {
  readonly graph: GraphClient;
  readonly domains: readonly DomainNames[];
  /**
   * What people are called: by their domain of Active Directory, where they are of one, or always
   * by their principal name.
   */
  readonly people: 'by-domain' | 'by-principal-name';
}

const DeviceObject = z
  .object({ deviceId: Guid, displayName: GivenName.nullish() })
  .transform(({ deviceId, displayName }): Device => ({ deviceId, name: displayName ?? '' }));
const DEVICE_FIELDS = 'id,deviceId,displayName';

const User = z.object({
  id: z.string(),
  userPrincipalName: GivenName.nullish(),
  onPremisesSamAccountName: GivenName.nullish(),
  onPremisesDomainName: GivenName.nullish(),
});
type User = z.infer<typeof User>;
const USER_FIELDS = 'id,userPrincipalName,onPremisesSamAccountName,onPremisesDomainName';

async function all<T>(
  { graph, ...options }: Asking,
  question: Parameters<GraphClient['pages']>[0],
  read: (value: unknown) => T | undefined,
): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const values of graph.pages(question, options))
    for (const value of values) {
      const one = read(value);
      if (one !== undefined) found.push(one);
    }
  return found;
}

/** `undefined`: it is no longer registered. */
export async function deviceOf(deviceId: string, asking: Asking): Promise<Device | undefined> {
  const [device] = await all(
    asking,
    {
      path: 'devices',
      options: { $filter: `deviceId eq ${quoted(idText(deviceId))}`, $select: DEVICE_FIELDS },
    },
    (value) => DeviceObject.safeParse(value).data,
  );
  return device;
}

/** The devices of this name; there may be several. */
export async function devicesNamed(name: string, asking: Asking): Promise<readonly Device[]> {
  const found = await all(
    asking,
    {
      path: 'devices',
      options: { $filter: `displayName eq ${quoted(name)}`, $select: DEVICE_FIELDS },
    },
    (value) => DeviceObject.safeParse(value).data,
  );
  return found.filter((device) => withoutCase(device.name) === withoutCase(name));
}

/**
 * The people a device was registered by, `DOMAIN\name` or, where they are of no domain, by their
 * principal name. Empty where Entra ID knows none, as for devices that a domain has joined.
 *
 * @throws AppError `entra.notPermitted` where it does not say who an owner is
 */
export async function ownersOf(deviceId: string, asking: Asking): Promise<readonly string[]> {
  const owners = await all(
    asking,
    {
      path: `devices(deviceId='${idText(deviceId)}')/registeredOwners/microsoft.graph.user`,
      options: { $count: 'true', $select: USER_FIELDS },
      isAdvanced: true,
    },
    (value) => User.parse(value),
  );
  return owners.map((owner) => {
    const account = accountOf(owner, asking);
    // With a name left out, somebody else would seem to be nobody's computer's caller.
    if (account === undefined)
      throw new AppError('entra.notPermitted', 'the name of an owner is not shown', {
        details: { reason: 'User.Read.All' },
      });
    return account;
  });
}

/** The keys that were backed up from a device. */
export function keysOfDevice(deviceId: string, asking: Asking): Promise<readonly KeyMetadata[]> {
  return all(
    asking,
    {
      path: 'informationProtection/bitlocker/recoveryKeys',
      options: { $filter: `deviceId eq ${quoted(idText(deviceId))}` },
    },
    keyMetadataOf,
  );
}

/** The devices that were registered by this person. */
export async function devicesOfUser(
  { name, domains }: AccountNames,
  asking: Asking,
): Promise<readonly Device[]> {
  if (name === '' || domains.length === 0) return [];
  const principalNames = domains.map((domain) => `${name}@${domain}`);
  const filter = [
    ...(asking.people === 'by-domain' ? [`onPremisesSamAccountName eq ${quoted(name)}`] : []),
    ...principalNames.map((text) => `userPrincipalName eq ${quoted(text)}`),
  ].join(' or ');
  const users = await all(
    asking,
    {
      path: 'users',
      options: { $filter: filter, $count: 'true', $select: USER_FIELDS },
      isAdvanced: true,
    },
    (value) => User.safeParse(value).data,
  );
  const meant = users.filter((user) => isMeant(user, { name, domains }, asking.people));
  const owned = await Promise.all(meant.map(({ id }) => ownedDevices(id, asking)));
  return owned.flat();
}

function ownedDevices(userId: string, asking: Asking): Promise<readonly Device[]> {
  return all(
    asking,
    {
      path: `users/${encodeURIComponent(userId)}/ownedDevices/microsoft.graph.device`,
      options: { $count: 'true', $select: DEVICE_FIELDS },
      isAdvanced: true,
    },
    (value) => DeviceObject.safeParse(value).data,
  );
}

/** Somebody of a domain is known by that; anybody else by the principal name alone. */
function isMeant(user: User, { name, domains }: AccountNames, people: Asking['people']): boolean {
  const { onPremisesSamAccountName: account, onPremisesDomainName: domain } = user;
  const [is, of] =
    people === 'by-domain' && account && domain
      ? [account, domain]
      : splitPrincipalName(user.userPrincipalName ?? '');
  return (
    withoutCase(is) === withoutCase(name) &&
    domains.some((one) => withoutCase(one) === withoutCase(of))
  );
}

function splitPrincipalName(text: string): readonly [string, string] {
  const at = text.lastIndexOf('@');
  return at === -1 ? ['', ''] : [text.slice(0, at), text.slice(at + 1)];
}

function accountOf(
  { userPrincipalName, onPremisesSamAccountName: account, onPremisesDomainName: domain }: User,
  { people, domains }: Pick<Asking, 'people' | 'domains'>,
): string | undefined {
  if (people === 'by-principal-name' || !account || !domain) return userPrincipalName || undefined;
  const known = domains.find(({ dns }) => withoutCase(dns) === withoutCase(domain));
  return `${known?.netbios ?? domain}\\${account}`;
}

/** GUIDs are written in lower case there. */
function idText(deviceId: string): string {
  return deviceId.toLowerCase();
}
