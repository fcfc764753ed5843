import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import type { Certificate } from '../../main/sources/active-directory/fake-forest/certificates.ts';
import { describedRequest } from './described-graph.ts';

export interface GraphUser {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName?: string;
  readonly onPremisesSamAccountName?: string | null;
  readonly onPremisesDomainName?: string | null;
  readonly onPremisesSecurityIdentifier?: string | null;
}

export interface GraphDevice {
  readonly id: string;
  readonly deviceId: string;
  readonly displayName: string;
  /** IDs of users. */
  readonly owners: readonly string[];
}

export interface GraphGroup {
  readonly id: string;
  /** IDs of users and of other groups. */
  readonly members: readonly string[];
}

/** A device as Intune manages it. */
export interface ManagedDevice {
  readonly id: string;
  readonly azureADDeviceId: string;
  readonly lastSyncDateTime: string;
}

export interface GraphKey {
  readonly id: string;
  readonly deviceId: string | null;
  readonly createdDateTime: string;
  /** As the list has it: a number, a digit or a name. */
  readonly volumeType: number | string;
  readonly key: string;
}

/** A request that has come in. */
export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  readonly body: string;
}

/** An answer instead of the true one. */
export interface MadeUpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A tenant as Graph has it. All of it may be changed while it runs. */
export interface Tenant {
  readonly users: GraphUser[];
  readonly groups: GraphGroup[];
  readonly devices: GraphDevice[];
  readonly keys: GraphKey[];
  readonly managedDevices: ManagedDevice[];
  /** IDs of managed devices whose keys are to be replaced. */
  readonly rotations: string[];
  /** Values a page. */
  pageSize: number;
  /** Whether one key stands in `value`, as the documentation shows it. */
  wrapsOne: boolean;
  /** Permissions that were not consented to. */
  readonly refused: Set<string>;
  /** Asked before each answer. */
  instead: (request: SeenRequest) => MadeUpAnswer | undefined | Promise<MadeUpAnswer | undefined>;
  /** Whether the application of a token has this permission. */
  permitted: (token: string, permission: string) => Promise<boolean>;
  /** Whose token it is: the ID of a user. */
  userOf: (token: string) => Promise<string | undefined>;
}

export interface GraphServer {
  readonly url: string;
  readonly tenant: Tenant;
  readonly requests: SeenRequest[];
  /** Requests that Microsoft's description does not have. */
  readonly wrong: string[];
  stop(): Promise<void>;
}

export function emptyTenant(): Tenant {
  return {
    users: [],
    groups: [],
    devices: [],
    keys: [],
    managedDevices: [],
    rotations: [],
    pageSize: 1_000,
    wrapsOne: false,
    refused: new Set(),
    instead: () => undefined,
    permitted: async () => true,
    userOf: async (token) => (token === 'token' ? '' : undefined),
  };
}

/** A Graph on this computer, held to Microsoft's description of it. */
export async function startGraphServer(
  certificate: Certificate,
  tenant = emptyTenant(),
): Promise<GraphServer> {
  const requests: SeenRequest[] = [];
  const wrong: string[] = [];
  const server = https.createServer(certificate, (request, response) => {
    void answer({ tenant, requests, wrong, root: url() }, request, response);
  });
  const url = () => `https://localhost:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  return {
    url: url(),
    tenant,
    requests,
    wrong,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface Serving {
  readonly tenant: Tenant;
  readonly requests: SeenRequest[];
  readonly wrong: string[];
  readonly root: string;
}

async function answer(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  const seen = {
    method: request.method ?? '',
    url: new URL(request.url ?? '/', serving.root),
    headers: request.headers,
    requestId,
    body: await textOf(request),
  };
  serving.requests.push(seen);
  const {
    status,
    headers = {},
    body,
  } = (await serving.tenant.instead(seen)) ?? (await trueAnswer(serving, seen));
  response.writeHead(status, {
    'content-type': 'application/json',
    'request-id': requestId,
    ...headers,
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

const refusal = (
  status: number,
  code: string,
  { requestId, headers }: SeenRequest,
): MadeUpAnswer => ({
  status,
  body: {
    error: {
      code,
      message: `${code} happened.`,
      innerError: {
        date: '2026-11-29T12:00:00',
        'request-id': requestId,
        'client-request-id': headers['client-request-id'],
      },
    },
  },
});

async function trueAnswer(serving: Serving, seen: SeenRequest): Promise<MadeUpAnswer> {
  const { tenant } = serving;
  const { request, wrong } = describedRequest(seen);
  serving.wrong.push(...wrong);
  if (request === undefined || wrong.length > 0) return refusal(400, 'BadRequest', seen);
  const token = String(seen.headers['authorization']).replace('Bearer ', '');
  const userId = await tenant.userOf(token);
  if (userId === undefined) return refusal(401, 'InvalidAuthenticationToken', seen);
  const isSecret = seen.url.searchParams.get('$select') === 'key';
  const permission = isSecret ? 'BitlockerKey.Read.All' : request.permission;
  const isPermitted = await tenant.permitted(token, permission);
  if (!isPermitted || tenant.refused.has(permission))
    return refusal(403, 'authorization_error', seen);
  if (seen.url.pathname.endsWith('/checkMemberGroups'))
    return { status: 200, body: { value: memberOf(tenant, userId, seen.body) } };
  if (seen.method === 'POST') return rotation(tenant, seen);
  const found = valuesFor(tenant, seen.url, userId);
  if (found === undefined) return refusal(404, 'ResourceNotFound', seen);
  if (!Array.isArray(found))
    return { status: 200, body: tenant.wrapsOne ? { value: found } : found };
  return { status: 200, body: pageOf(found as readonly unknown[], serving, seen.url) };
}

/** Those of the asked groups that somebody is in, through other groups too. */
function memberOf({ groups }: Tenant, userId: string, body: string): readonly string[] {
  const { groupIds } = JSON.parse(body) as { readonly groupIds: readonly string[] };
  const isIn = (id: string, member: string): boolean => {
    const members = groups.find((group) => group.id === id)?.members ?? [];
    return members.includes(member) || members.some((inner) => isIn(inner, member));
  };
  return groupIds.filter((id) => isIn(id, userId));
}

/** It is asked for: the device does it later. */
function rotation({ managedDevices, rotations }: Tenant, seen: SeenRequest): MadeUpAnswer {
  const [, id = ''] = /managedDevices\/([^/]+)\//.exec(seen.url.pathname) ?? [];
  if (!managedDevices.some((device) => device.id === id))
    return refusal(404, 'ResourceNotFound', seen);
  rotations.push(id);
  return { status: 204, body: '' };
}

function pageOf(values: readonly unknown[], { tenant, root }: Serving, url: URL) {
  const top = Number(url.searchParams.get('$top') ?? tenant.pageSize);
  const from = Number(url.searchParams.get('$skiptoken') ?? 0);
  const next = new URL(url.pathname + url.search, root);
  next.searchParams.set('$skiptoken', String(from + top));
  return {
    '@odata.context': `${root}/v1.0/$metadata`,
    value: values.slice(from, from + top).map(withoutSecret),
    ...(values.length > from + top && { '@odata.nextLink': next.href }),
  };
}

const unquoted = (text: string) => text.replaceAll("''", "'");
const same = (one: string | null | undefined, other: string) =>
  one?.toLowerCase() === other.toLowerCase();
const listed = ({ key: _key, ...shown }: GraphKey) => shown;
const withoutSecret = (value: unknown) =>
  typeof value === 'object' && value !== null && 'key' in value ? listed(value as GraphKey) : value;
const shownDevice = ({ owners: _owners, ...shown }: GraphDevice) => shown;

/** An object, a list, or `undefined` for what is not there. */
function valuesFor(tenant: Tenant, url: URL, userId: string): unknown {
  const path = url.pathname.replace('/v1.0/', '');
  const filter = url.searchParams.get('$filter') ?? '';
  if (path === 'me') return tenant.users.find(({ id }) => id === userId) ?? { id: userId };
  if (path.startsWith('informationProtection')) return keysFor(tenant, url, filter);
  const [, ownersOf] = /^devices\(deviceId='([^']+)'\)/.exec(path) ?? [];
  if (ownersOf !== undefined) {
    const [device] = devicesById(tenant.devices, ownersOf);
    return device && tenant.users.filter(({ id }) => device.owners.includes(id));
  }
  const [, ownerId] = /^users\/([^/]+)\/ownedDevices/.exec(path) ?? [];
  if (ownerId !== undefined)
    return tenant.devices.filter(({ owners }) => owners.includes(ownerId)).map(shownDevice);
  const [, deviceId] = DEVICE_FILTER.exec(filter) ?? [];
  if (path === 'devices' && deviceId !== undefined)
    return devicesById(tenant.devices, deviceId).map(shownDevice);
  const wanted = [...filter.matchAll(/(\w+) eq '((?:[^']|'')*)'/g)];
  const fits = (object: object) =>
    wanted.length === 0 ||
    wanted.some(([, field = '', value = '']) =>
      same(Reflect.get(object, field) as string | undefined, unquoted(value)),
    );
  if (path === 'deviceManagement/managedDevices') return tenant.managedDevices.filter(fits);
  return path === 'users'
    ? tenant.users.filter(fits)
    : tenant.devices.filter(fits).map(shownDevice);
}

function keysFor({ keys }: Tenant, url: URL, filter: string): unknown {
  const [, keyId] = /recoveryKeys\/([^/]+)$/.exec(url.pathname) ?? [];
  if (keyId !== undefined) {
    const [found] = keysById(keys, keyId);
    return found && (url.searchParams.has('$select') ? found : listed(found));
  }
  const [, deviceId] = DEVICE_FILTER.exec(filter) ?? [];
  return deviceId === undefined ? keys : keysByDevice(keys, deviceId);
}

const DEVICE_FILTER = /^deviceId eq '([^']+)'$/;

/**
 * Finds by one field, in a list that tests change as they like: a real service does not look
 * through all it has either. One that is frozen is not compared with what it was.
 */
function indexBy<T extends object>(field: (item: T) => string | null) {
  const known = new WeakMap<readonly T[], { of: readonly T[]; by: Map<string, T[]> }>();
  return (list: readonly T[], wanted: string): readonly T[] => {
    let index = known.get(list);
    const isSame = (item: T, at: number) => item === index?.of[at];
    const isKnown = index !== undefined && Object.isFrozen(list);
    if (!isKnown && (index?.of.length !== list.length || !list.every(isSame))) {
      const by = new Map<string, T[]>();
      for (const item of list) {
        const value = field(item)?.toLowerCase() ?? '';
        const others = by.get(value);
        if (others === undefined) by.set(value, [item]);
        else others.push(item);
      }
      index = { of: [...list], by };
      known.set(list, index);
    }
    return index?.by.get(wanted.toLowerCase()) ?? [];
  };
}

const keysById = indexBy((key: GraphKey) => key.id);
const keysByDevice = indexBy((key: GraphKey) => key.deviceId);
const devicesById = indexBy((device: GraphDevice) => device.deviceId);
