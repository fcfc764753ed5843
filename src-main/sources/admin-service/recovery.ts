import type { AccountNames } from '#main/domain/sign-in/account-names.ts';
import type {
  DisclosedProtector,
  FindOptions,
  FoundProtectors,
  SearchPlaces,
  UnrecordedRecoverySource,
} from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import type { KeyIdQuery, RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { RecoveryPassword } from '#shared/recovery/recovery-password.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import type { DomainNames } from '#shared/sign-in/domain-names.ts';
import type { AdminServiceClient } from './client.ts';
import {
  type Asking,
  type Device,
  type ListedKey,
  deviceOf,
  devicesNamed,
  devicesOfUser,
  keysOf,
  usersOf,
} from './devices.ts';
import type { SeenKeys } from './seen-keys.ts';

/** What keys are read with over the administration service. */
export interface AdminServiceParts {
  /** As people read it. */
  readonly name: string;
  /** The server, as people read it. */
  readonly server: string;
  readonly client: AdminServiceClient;
  /** The source that is searched in its place. */
  readonly listedBy: string | undefined;
  /** The domains of the directory that people sign in to. */
  readonly domains: () => readonly DomainNames[];
  /** What was listed since somebody signed in. */
  readonly seen: SeenKeys;
}

/** Computers that are asked for at once. */
const AT_ONCE = 4;
/** One person has a few computers, and a name stands for a few. */
const MOST_DEVICES = 50;

/**
 * Recovery keys of Configuration Manager, with the rights that its own roles and collections give
 * to the operator. It lists keys by computer alone, without a date, and whether it marks a key that
 * was read is not described.
 */
export function adminServiceRecovery(parts: AdminServiceParts): UnrecordedRecoverySource {
  const { name, client, listedBy } = parts;
  const askingWith = ({ signal }: CallOptions): Asking => ({
    client,
    domains: parts.domains(),
    signal,
  });
  return {
    name,
    recordedBy: 'feature',
    marksDisclosed: false,
    searchedByPlace: { listedBy },
    shouldTryNextSource: (failure) => /^(adminService|kerberos)\./.test(failure),
    find: (query, limit, options) => find(query, limit, { ...parts, options, askingWith }),
    async ofComputer(computer, limit, options) {
      const asking = askingWith(options);
      const devices = await devicesNamed(computer, asking);
      return (await protectorsOf(devices, parts, asking)).slice(0, limit);
    },
    async ofEndUser(endUser: AccountNames, limit, options) {
      const asking = askingWith(options);
      const devices = await devicesOfUser(endUser, asking);
      return (await protectorsOf(devices, parts, asking)).slice(0, limit);
    },
    read: (keyId, options) => read(keyId, parts, askingWith(options)),
  };
}

interface Finding extends AdminServiceParts {
  readonly options: FindOptions;
  readonly askingWith: (options: CallOptions) => Asking;
}

/**
 * @throws AppError `adminService.noSearchById` where nothing was found, but not everything could be
 *   looked at
 */
async function find(
  query: KeyIdQuery,
  limit: number,
  { options, askingWith, ...parts }: Finding,
): Promise<FoundProtectors> {
  const { places = { computers: [] } } = options;
  const asking = askingWith(options);
  const devices = await devicesAt(places, parts.seen.devicesOf(query.start), asking);
  const found = (await protectorsOf(devices, parts, asking)).filter(({ keyId }) =>
    keyId.startsWith(query.start),
  );
  // There is one key of one ID.
  const isAll = places.areAll === true || (query.kind === 'whole' && found.length > 0);
  if (found.length === 0 && !isAll)
    throw new AppError('adminService.noSearchById', 'it lists keys by computer alone');
  return {
    matches: found.slice(0, limit),
    total: found.length,
    ...(!isAll && { incomplete: 'adminService.noSearchById' as const }),
  };
}

async function devicesAt(
  { computers, endUser, areAll = false }: SearchPlaces,
  seen: readonly number[],
  asking: Asking,
): Promise<readonly Device[]> {
  const found = await Promise.all([
    ...seen.map(async (id) => (await deviceOf(id, asking)) ?? []),
    ...computers.slice(0, MOST_DEVICES).map((computer) => devicesNamed(computer, asking)),
    ...(areAll || endUser === undefined ? [] : [devicesOfUser(endUser, asking)]),
  ]);
  return found.flat();
}

async function protectorsOf(
  devices: readonly Device[],
  { name, seen }: Pick<AdminServiceParts, 'name' | 'seen'>,
  asking: Asking,
): Promise<readonly Protector[]> {
  const once = [...new Map(devices.map((device) => [device.resourceId, device])).values()];
  const listed: Protector[] = [];
  for (let at = 0; at < Math.min(once.length, MOST_DEVICES); at += AT_ONCE) {
    const some = once.slice(at, at + AT_ONCE);
    const lists = await Promise.all(some.map((device) => withUsers(device, asking)));
    for (const { device, keys, users } of lists) {
      seen.add(device.resourceId, keys);
      listed.push(...keys.map((key) => protectorOf(key, { device, users, name })));
    }
  }
  return listed;
}

async function withUsers(device: Device, asking: Asking) {
  const keys = await keysOf(device.resourceId, asking);
  // Whose a computer is matters only where it has keys.
  const users = keys.length === 0 ? [] : await usersOf(device.resourceId, asking);
  return { device, keys, users };
}

interface OfDevice {
  readonly device: Device;
  readonly users: readonly string[];
  readonly name: string;
}

function protectorOf({ keyId, kind }: ListedKey, { device, users, name }: OfDevice): Protector {
  return {
    keyId,
    computer: { domain: device.domain, name: device.name },
    users: [...users],
    volume: { kind, driveLetter: '', label: '' },
    // It tells no date, so that none of them can be said to be the newer one.
    escrowedAt: UNKNOWN_TIME,
    state: 'current',
    hasKeyPackage: false,
    notOffered: users.length === 0 ? ['users', 'key-package'] : ['key-package'],
    sources: [name],
  };
}

/** Everything else is asked before the key itself: nothing can fail once it was read. */
async function read(
  keyId: RecoveryKeyId,
  parts: AdminServiceParts,
  asking: Asking,
): Promise<DisclosedProtector> {
  const { client, name, seen, server } = parts;
  const [resourceId] = seen.devicesOf(keyId);
  const device = resourceId === undefined ? undefined : await deviceOf(resourceId, asking);
  const list = device && (await withUsers(device, asking));
  const key = list?.keys.find((one) => one.keyId === keyId);
  if (list === undefined || key === undefined)
    throw new AppError('recovery.noMatch', `no key ${keyId}`);
  // Never twice: nobody says what the service makes of a second time.
  const answer = await client
    .call(
      `v1.0/Device(${list.device.resourceId})/AdminService.GetRecoveryKeyValue`,
      { RecoveryKeyId: key.storedId },
      asking,
    )
    .catch(asRefused);
  if (answer === undefined) throw new AppError('recovery.noMatch', `${keyId} is no longer there`);
  return {
    protector: protectorOf(key, { ...list, name }),
    recoveryPassword: passwordIn(answer['value'], keyId, server),
    keyPackage: undefined,
  };
}

function passwordIn(value: unknown, keyId: RecoveryKeyId, server: string): RecoveryPassword {
  // As the procedure of the database behind it does when it cannot decrypt.
  if (value === null || value === undefined || value === '')
    throw new AppError('recovery.keyClosed', `${keyId}: no key came`, { details: { server } });
  const password = RecoveryPassword.safeParse(typeof value === 'string' ? value.trim() : value);
  if (!password.success)
    throw new AppError('recovery.damagedPassword', `${keyId}: the password is damaged`);
  return password.data;
}

/** Whoever may see that a key is there may still not be allowed to read it. */
function asRefused(error: unknown): never {
  if (error instanceof AppError && error.code === 'adminService.notPermitted')
    throw new AppError('recovery.notPermitted', error.message, { cause: error });
  throw error;
}
