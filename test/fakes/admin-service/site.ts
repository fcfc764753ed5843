import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from '../../main/sources/active-directory/fake-forest/certificates.ts';
import { type Admission, ntlmGate } from './ntlm-gate.ts';

export interface SiteDevice {
  readonly resourceId: number;
  readonly name: string;
  readonly domain: string;
}

export interface SiteKey {
  readonly resourceId: number;
  /** As the service spells it. */
  readonly recoveryKeyId: string;
  readonly volumeTypeId: number;
  readonly value: string | null;
}

/** Somebody who uses a computer, as `domain\name`. */
export interface SiteUser {
  readonly resourceId: number;
  readonly user: string;
  readonly isActive?: boolean;
}

/** A request that has come in, once it is known who asks. */
export interface SeenRequest {
  readonly account: string;
  readonly method: string;
  readonly url: URL;
  readonly body: string;
}

export interface MadeUpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is sent; anything else as JSON. */
  readonly body: unknown;
  /** It goes on for ever. */
  readonly isEndless?: boolean;
}

/** A site of Configuration Manager. All of it may be changed while it runs. */
export interface Site {
  readonly devices: SiteDevice[];
  readonly keys: SiteKey[];
  readonly users: SiteUser[];
  /** Computers that are in no collection of the operators. */
  readonly outOfReach: Set<number>;
  /** Computers whose keys may be listed, and not read. */
  readonly notReadable: Set<number>;
  /** By `domain\name` in lower case. */
  readonly passwords: Map<string, string>;
  readonly schemes: string[];
  /** Values a page; the service itself sends all at once. */
  pageSize: number;
  /** Asked before each answer. */
  instead: (request: SeenRequest) => MadeUpAnswer | undefined;
}

/** An administration service on this computer. */
export interface SiteServer {
  /** Its name and port. */
  readonly server: string;
  readonly site: Site;
  readonly requests: SeenRequest[];
  /** Requests that no public client sends. */
  readonly wrong: string[];
  /** How often nobody, or somebody else, asked. */
  readonly refused: { count: number };
  stop(): Promise<void>;
}

/** Finds out who sends a request. */
export type Gate = (request: IncomingMessage) => Admission | Promise<Admission>;

export function emptySite(): Site {
  return {
    devices: [],
    keys: [],
    users: [],
    outOfReach: new Set(),
    notReadable: new Set(),
    passwords: new Map([['contoso\\op', 'pässwort']]),
    schemes: ['Negotiate', 'NTLM'],
    pageSize: 1_000,
    instead: () => undefined,
  };
}

/**
 * An AdminService whose requests and answers have the form that public clients of the real one show
 * (see `src-main/sources/admin-service/devices.ts` for which). What it does not have: rights by
 * role.
 *
 * @param gate says who asks; without it, by NTLM
 */
export async function startSite(certificate: Certificate, gate?: Gate): Promise<SiteServer> {
  const site = emptySite();
  const requests: SeenRequest[] = [];
  const wrong: string[] = [];
  const refused = { count: 0 };
  const admit = gate ?? ntlmGate(site.passwords, site.schemes);
  const server = https.createServer(certificate, (request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const admission = await admit(request);
      if ('offers' in admission) {
        if (request.headers.authorization === undefined || admission.offers.length > 1)
          refused.count += 1;
        if (body !== '') wrong.push('a body before it was known who asks');
        response.writeHead(401, { 'www-authenticate': [...admission.offers] });
        response.end();
        return;
      }
      const url = new URL(request.url ?? '/', root());
      const seen = { account: admission.account, method: request.method ?? '', url, body };
      requests.push(seen);
      if (admission.proof !== undefined) response.setHeader('www-authenticate', admission.proof);
      send(response, site.instead(seen) ?? trueAnswer({ site, wrong, root: root() }, seen));
    })();
  });
  const root = () => `https://localhost:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  return {
    server: new URL(root()).host,
    site,
    requests,
    wrong,
    refused,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}

function send(
  response: ServerResponse,
  { status, headers = {}, body, isEndless = false }: MadeUpAnswer,
): void {
  response.writeHead(status, {
    'content-type': 'application/json; odata.metadata=minimal',
    ...headers,
  });
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (!isEndless) response.end(text);
  else {
    const more = () => {
      while (!response.destroyed && response.write(text));
    };
    response.on('drain', more);
    more();
  }
}

interface Serving {
  readonly site: Site;
  readonly wrong: string[];
  readonly root: string;
}

const refusal = (status: number, message: string): MadeUpAnswer => ({
  status,
  body: { error: { code: '', message } },
});
const NOT_FOUND = refusal(404, 'Not Found');

const NAME_IS = /^Name eq '((?:[^']|'')*)'$/;
const NUMBER_IS = /^ResourceI[dD] eq (\d+)$/;
const USER_ENDS = /^endswith\(UniqueUserName,'((?:[^']|'')*)'\)$/;

function trueAnswer({ site, wrong, root }: Serving, seen: SeenRequest): MadeUpAnswer {
  const { pathname, searchParams } = seen.url;
  const filter = searchParams.get('$filter') ?? '';
  const [, keysOf] = /^\/AdminService\/v1\.0\/Device\((\d+)\)\/RecoveryKeys$/.exec(pathname) ?? [];
  if (keysOf !== undefined) return listOf(keysFor(site, Number(keysOf)), { site, root, seen });
  const [, readOf] =
    /^\/AdminService\/v1\.0\/Device\((\d+)\)\/AdminService\.GetRecoveryKeyValue$/.exec(pathname) ??
    [];
  if (readOf !== undefined) return valueOf(site, Number(readOf), seen);
  // The WMI route takes neither a backslash nor conditions joined by `or`.
  if (filter.includes('\\') || / or /.test(filter)) return NOT_FOUND;
  if (pathname === '/AdminService/wmi/SMS_R_System')
    return listOf(systems(site, filter, searchParams), { site, root, seen });
  if (pathname === '/AdminService/wmi/SMS_UserMachineRelationship')
    return listOf(relationships(site, filter), { site, root, seen });
  wrong.push(`no such request: ${seen.method} ${pathname}`);
  return NOT_FOUND;
}

const reachable = ({ devices, outOfReach }: Site) =>
  devices.filter(({ resourceId }) => !outOfReach.has(resourceId));

function systems(site: Site, filter: string, options: URLSearchParams): unknown[] | undefined {
  const name = NAME_IS.exec(filter)?.[1]?.replaceAll("''", "'");
  const id = NUMBER_IS.exec(filter)?.[1];
  if (filter !== '' && name === undefined && id === undefined) return undefined;
  return reachable(site)
    .filter(
      (device) =>
        (name === undefined || device.name.toLowerCase() === name.toLowerCase()) &&
        (id === undefined || device.resourceId === Number(id)),
    )
    .slice(0, Number(options.get('$top') ?? Infinity))
    .map(({ resourceId, name: called, domain }) => ({
      // The spelling differs between what is asked for and what comes.
      ResourceId: resourceId,
      Name: called,
      ResourceDomainORWorkgroup: domain,
      FullDomainName: `${called.toLowerCase()}.${domain.toLowerCase()}.test`,
    }));
}

function relationships({ users, outOfReach }: Site, filter: string): unknown[] | undefined {
  const ending = USER_ENDS.exec(filter)?.[1]?.replaceAll("''", "'").toLowerCase();
  const id = NUMBER_IS.exec(filter)?.[1];
  if (ending === undefined && id === undefined) return undefined;
  return users
    .filter(
      ({ resourceId, user }) =>
        !outOfReach.has(resourceId) &&
        (ending === undefined || user.toLowerCase().endsWith(ending)) &&
        (id === undefined || resourceId === Number(id)),
    )
    .map(({ resourceId, user, isActive = true }) => ({
      UniqueUserName: user,
      ResourceID: resourceId,
      IsActive: isActive,
    }));
}

function keysFor(site: Site, resourceId: number): unknown[] | undefined {
  if (!reachable(site).some((device) => device.resourceId === resourceId)) return undefined;
  return site.keys
    .filter((key) => key.resourceId === resourceId)
    .map(({ recoveryKeyId, volumeTypeId }) => ({
      ItemKey: resourceId,
      RecoveryKeyId: recoveryKeyId,
      VolumeTypeId: volumeTypeId,
    }));
}

function valueOf(site: Site, resourceId: number, { method, body }: SeenRequest): MadeUpAnswer {
  const asked = (JSON.parse(body) as { readonly RecoveryKeyId?: string }).RecoveryKeyId;
  const key = site.keys.find(
    (one) => one.resourceId === resourceId && one.recoveryKeyId === asked && method === 'POST',
  );
  if (key === undefined || site.outOfReach.has(resourceId)) return NOT_FOUND;
  if (site.notReadable.has(resourceId)) return refusal(403, 'Forbidden');
  return { status: 200, body: { '@odata.context': '$metadata#Edm.String', value: key.value } };
}

interface Listing {
  readonly site: Site;
  readonly root: string;
  readonly seen: SeenRequest;
}

function listOf(values: unknown[] | undefined, { site, root, seen }: Listing): MadeUpAnswer {
  if (values === undefined) return NOT_FOUND;
  const from = Number(seen.url.searchParams.get('$skiptoken') ?? 0);
  const next = new URL(seen.url.pathname + seen.url.search, root);
  next.searchParams.set('$skiptoken', String(from + site.pageSize));
  return {
    status: 200,
    body: {
      '@odata.context': `${root}/AdminService/$metadata`,
      value: values.slice(from, from + site.pageSize),
      ...(values.length > from + site.pageSize && { '@odata.nextLink': next.href }),
    },
  };
}
