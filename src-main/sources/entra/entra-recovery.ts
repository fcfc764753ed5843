import { newerKeyOf } from '#main/domain/recovery/newer-key.ts';
import { isOneDrive } from '#main/domain/recovery/one-drive.ts';
import type { AccountNames } from '#main/domain/sign-in/account-names.ts';
import { withoutCase } from '#main/domain/without-case.ts';
import type { GraphClient } from '#main/drivers/graph/graph-client.ts';
import type {
  FindOptions,
  FoundProtectors,
  KeyRotation,
  ReadOptions,
  UnrecordedRecoverySource,
} from '#main/ports/recovery/recovery-source.ts';
import type { Log } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';
import type { Protector, ProtectorState } from '#shared/recovery/protector.ts';
import type { KeyIdQuery, RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { RecoveryPassword } from '#shared/recovery/recovery-password.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import type { DomainNames } from '#shared/sign-in/domain-names.ts';
import {
  type Asking,
  type Device,
  deviceOf,
  devicesNamed,
  devicesOfUser,
  keysOfDevice,
  ownersOf,
} from './devices.ts';
import { keyOf, keyPath } from './find-key.ts';
import type { KeyList } from './key-list.ts';
import { type KeyMetadata, keyMetadataOf, oneObject } from './key-metadata.ts';

/** What the keys in Entra ID are read with. */
export interface EntraParts {
  /** As people read it. */
  readonly name: string;
  readonly graph: GraphClient;
  readonly list: KeyList;
  /** @throws AppError `entra.signInNeeded` while nobody is signed in to Entra ID */
  readonly requireSignedIn: () => void;
  /** The domains of the directory that people sign in to. */
  readonly domains: () => readonly DomainNames[];
  readonly people: Asking['people'];
  readonly log: Pick<Log, 'info'>;
  /** Absent where nothing is to be changed. */
  readonly rotation: KeyRotation | undefined;
}

/** A person waits: a throttled request is sent again for so long, in milliseconds. */
const PATIENCE_MS = 5_000;
/** Devices that are asked for at once. */
const AT_ONCE = 4;

/**
 * Recovery keys in Entra ID, with the rights of whoever is signed in there. It writes a record of
 * its own for each key that is read, without a reason, and marks nothing.
 */
export function entraRecoverySource(parts: EntraParts): UnrecordedRecoverySource {
  const { name, graph, list } = parts;
  const askingWith = ({ signal }: { readonly signal: AbortSignal }): Asking => ({
    graph,
    domains: parts.domains(),
    people: parts.people,
    signal,
    patienceMs: PATIENCE_MS,
  });
  return {
    name,
    recordedBy: 'feature',
    marksDisclosed: false,
    listState: () => list.state(),
    ...(parts.rotation && { rotation: parts.rotation }),
    shouldTryNextSource: (failure) => failure.startsWith('entra.'),
    async find(query, limit, options) {
      const asking = askingWith(options);
      parts.requireSignedIn();
      const { matches, total } = await found(query, { list, limit, asking });
      const isOfList = query.kind === 'prefix';
      const described = await describe(matches, asking, { ...options, name, isOfList });
      return { matches: described, total: total - (matches.length - described.length) };
    },
    async ofComputer(computer, limit, options) {
      const asking = askingWith(options);
      if (computer.name === '' || !isOwnDomain(computer.domain, asking.domains)) return [];
      const devices = await devicesNamed(computer.name, asking);
      return keysOf(devices, { limit, asking, name });
    },
    async ofEndUser(endUser: AccountNames, limit, options) {
      const asking = askingWith(options);
      return keysOf(await devicesOfUser(endUser, asking), { limit, asking, name });
    },
    // Two devices may have one name: its ID tells which is meant.
    async newerKey(keyId, options) {
      const asking = askingWith(options);
      const key = await keyOf(keyId, asking);
      if (key === undefined || key.deviceId === '') return undefined;
      const keys = await keysOfDevice(key.deviceId, asking);
      const device = { deviceId: key.deviceId, name: '' };
      const listed = keys.map((one) => protectorOf(one, { device, owners: [], keys }, name));
      return newerKeyOf(keyId, listed);
    },
    read: (keyId, options) => read(keyId, parts, { ...options, asking: askingWith(options) }),
  };
}

/** Entra ID does not say which domain a device has joined: it may be any of the directory's. */
function isOwnDomain(typed: string, domains: readonly DomainNames[]): boolean {
  const wanted = withoutCase(typed).replace(/\.$/, '');
  return (
    wanted === '' ||
    domains.some(({ netbios, dns }) => [withoutCase(netbios), withoutCase(dns)].includes(wanted))
  );
}

interface Search {
  readonly list: KeyList;
  readonly limit: number;
  readonly asking: Asking;
}

/** @throws AppError `entra.listIncomplete`; and what Graph fails with */
async function found(query: KeyIdQuery, { list, limit, asking }: Search) {
  if (query.kind === 'whole') {
    const key = await keyOf(query.start, asking);
    return { matches: key === undefined ? [] : [key], total: key === undefined ? 0 : 1 };
  }
  list.readIfOld();
  const index = list.index();
  if (index !== undefined) return index.startingWith(query.start, limit);
  const { reading, failure } = list.state();
  if (failure !== undefined) throw new AppError(failure, 'the list could not be read');
  throw new AppError('entra.listIncomplete', `${reading ?? 0} keys so far`, {
    details: { most: reading ?? 0 },
  });
}

interface DevicesToList {
  readonly limit: number;
  readonly asking: Asking;
  readonly name: string;
}

async function keysOf(
  devices: readonly Device[],
  { limit, asking, name }: DevicesToList,
): Promise<readonly Protector[]> {
  const known = await inTurns(devices, (device) => withOwnersAndKeys(device, asking));
  return known
    .flatMap((one) => one.keys.map((key) => protectorOf(key, one, name)))
    .sort(newestFirst)
    .slice(0, limit);
}

interface KnownDevice {
  readonly device: Device | undefined;
  readonly owners: readonly string[];
  /** All keys that were backed up from it. */
  readonly keys: readonly KeyMetadata[];
}

async function withOwnersAndKeys(device: Device, asking: Asking): Promise<KnownDevice> {
  const [owners, keys] = await Promise.all([
    ownersOf(device.deviceId, asking),
    keysOfDevice(device.deviceId, asking),
  ]);
  return { device, owners, keys };
}

interface Describing extends Pick<FindOptions, 'withDeleted'> {
  readonly name: string;
  /** The list may be old: a drive may be in another device meanwhile. */
  readonly isOfList?: boolean;
}

/**
 * The keys with their devices. One whose device is gone is shown to those alone who may see what
 * was deleted: nobody can tell any more whose it was.
 */
async function describe(
  keys: readonly KeyMetadata[],
  asking: Asking,
  { withDeleted = false, name, isOfList = false }: Describing,
): Promise<FoundProtectors['matches']> {
  const listed = await withDevices(keys, asking);
  const current = isOfList ? await asTheyAreNow(listed, asking) : listed;
  return current.flatMap(({ key, known }) =>
    known.device === undefined && !withDeleted ? [] : [protectorOf(key, known, name)],
  );
}

interface FoundKey {
  readonly key: KeyMetadata;
  readonly known: KnownDevice;
}

async function withDevices(
  keys: readonly KeyMetadata[],
  asking: Asking,
): Promise<readonly FoundKey[]> {
  const ids = [...new Set(keys.map(({ deviceId }) => deviceId))];
  const known = await inTurns(ids, (id) => knownDevice(id, asking));
  const byId = new Map(ids.map((id, at) => [id, known[at]]));
  return keys.map((key) => ({ key, known: byId.get(key.deviceId) ?? GONE }));
}

/**
 * A drive that was moved has its key in the list of another device, or of both: whoever uses the
 * one it was in is not the caller any more. Then Entra ID says which device it is.
 */
async function asTheyAreNow(
  listed: readonly FoundKey[],
  asking: Asking,
): Promise<readonly FoundKey[]> {
  const isSure = ({ key: { keyId }, known }: FoundKey) =>
    known.keys.some((other) => other.keyId === keyId) &&
    listed.filter(({ key }) => key.keyId === keyId).length === 1;
  const doubtful = listed.filter((one) => !isSure(one)).map(({ key }) => key.keyId);
  if (doubtful.length === 0) return listed;
  const told = await inTurns([...new Set(doubtful)], (keyId) => keyOf(keyId, asking));
  const current = await withDevices(
    told.flatMap((key) => key ?? []),
    asking,
  );
  return [...listed.filter(isSure), ...current];
}

/** Everything at once: what depends on one answer would wait for a second one. */
async function knownDevice(deviceId: string, asking: Asking): Promise<KnownDevice> {
  if (deviceId === '') return GONE;
  const [device, owners, keys] = await Promise.allSettled([
    deviceOf(deviceId, asking),
    ownersOf(deviceId, asking),
    keysOfDevice(deviceId, asking),
  ]);
  // Of a device that is gone, the other answers are errors.
  if (device.status === 'fulfilled' && device.value === undefined) return GONE;
  return { device: valueOf(device), owners: valueOf(owners), keys: valueOf(keys) };
}

const GONE: KnownDevice = { device: undefined, owners: [], keys: [] };

function valueOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    done.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  return done;
}

function protectorOf(key: KeyMetadata, { device, owners, keys }: KnownDevice, name: string) {
  return {
    keyId: key.keyId,
    computer: { domain: '', name: device?.name || key.deviceId.toLowerCase() },
    users: [...owners],
    volume: { kind: key.kind, driveLetter: '', label: '' },
    escrowedAt: key.escrowedAt,
    state: stateOf(key, keys),
    ...(device === undefined && { marks: ['deleted' as const] }),
    // Entra ID keeps no key packages.
    hasKeyPackage: false,
    // It knows no owner of a device that a domain has joined.
    ...(owners.length === 0 && { notOffered: ['users' as const] }),
    sources: [name],
  } satisfies Protector;
}

function stateOf(key: KeyMetadata, siblings: readonly KeyMetadata[]): ProtectorState {
  const isNewer = (other: KeyMetadata) =>
    other.kind === key.kind && other.escrowedAt > key.escrowedAt;
  const isDated = key.escrowedAt !== UNKNOWN_TIME;
  const drive = { kind: key.kind, driveLetter: '', label: '' };
  return isDated && isOneDrive(drive) && siblings.some(isNewer) ? 'superseded' : 'current';
}

function newestFirst(one: Protector, other: Protector): number {
  return one.escrowedAt < other.escrowedAt ? 1 : one.escrowedAt > other.escrowedAt ? -1 : 0;
}

/** Everything else is asked before the key itself: nothing can fail once it was read. */
async function read(
  keyId: RecoveryKeyId,
  { name, graph, log }: EntraParts,
  { asking, requestId, withDeleted }: ReadOptions & { readonly asking: Asking },
) {
  const key = await keyOf(keyId, asking);
  const [protector] =
    key === undefined
      ? []
      : await describe([key], asking, { name, ...(withDeleted && { withDeleted }) });
  if (protector === undefined) throw new AppError('recovery.noMatch', `no key ${keyId}`);
  const answer = await graph
    .get(
      {
        path: keyPath(keyId),
        options: { $select: 'key' },
        ...(requestId !== undefined && { clientRequestId: requestId }),
      },
      asking,
    )
    .catch(asRefused);
  if (answer === undefined) throw new AppError('recovery.noMatch', `${keyId} is no longer there`);
  log.info('key read', { source: name, keyId, requestId: answer.requestId });
  const body = oneObject(answer.body);
  const details = { requestId: answer.requestId };
  if (keyMetadataOf(body)?.keyId !== keyId)
    throw new AppError('entra.unreadableAnswer', `${keyId}: another key came`, { details });
  if (body['key'] === undefined || body['key'] === null)
    throw new AppError('recovery.notPermitted', `${keyId}: no key came`, { details });
  const password = RecoveryPassword.safeParse(body['key']);
  if (!password.success)
    throw new AppError('recovery.damagedPassword', `${keyId}: the password is damaged`, {
      details,
    });
  return { protector, recoveryPassword: password.data, keyPackage: undefined };
}

/** Whoever may see that a key is there may still not be allowed to read it. */
function asRefused(error: unknown): never {
  if (error instanceof AppError && error.code === 'entra.notPermitted')
    throw new AppError('recovery.notPermitted', error.message, {
      cause: error,
      details: error.details,
    });
  throw error;
}
