import { LdapConfiguration } from '#main/sources/active-directory/configuration.ts';
import { sidBytes, sidText } from '#main/sources/active-directory/guids-and-sids.ts';
import { type Authority, type Certificate, makeAuthority } from './certificates.ts';
import {
  type FakeAccount,
  type FakeController,
  type FakeControllerOptions,
  startFakeController,
} from './fake-controller.ts';
import { type FakeService, startFakeDns } from './fake-dns.ts';
import type { FakeObject } from './objects.ts';

const DOMAIN_SIDS = {
  CONTOSO: 'S-1-5-21-1004336348-1177238915-682003330',
  EMEA: 'S-1-5-21-2000478354-764733703-839522115',
} as const;
export const DNS_NAMES = { CONTOSO: 'contoso.test', EMEA: 'emea.contoso.test' } as const;
export const DNS = { CONTOSO: 'DC=contoso,DC=test', EMEA: 'DC=emea,DC=contoso,DC=test' } as const;
export type DomainName = keyof typeof DNS;
const CONFIGURATION = 'CN=Configuration,DC=contoso,DC=test';

export const GROUPS = {
  admin: `${DOMAIN_SIDS.CONTOSO}-1101`,
  user: `${DOMAIN_SIDS.CONTOSO}-1102`,
  reports: `${DOMAIN_SIDS.CONTOSO}-1103`,
} as const;

export interface Person {
  readonly domain: DomainName;
  readonly name: string;
  readonly password: string;
  readonly displayName?: string;
  readonly principalName?: string;
  /** SIDs. */
  readonly memberOf: readonly string[];
  readonly refusedWith?: string;
}

export interface FakeForest {
  readonly dc1: FakeController;
  readonly dc2: FakeController;
  readonly catalog: FakeController;
  readonly emea: FakeController;
  readonly authority: Authority;
  /** What is in the directory besides people and groups; may change at any time. */
  readonly objects: FakeObject[];
  readonly accounts: FakeAccount[];
  readonly configuration: LdapConfiguration;
  stop(): Promise<void>;
}

export interface ForestOptions {
  readonly people: readonly Person[];
  readonly encryption?: FakeControllerOptions['encryption'];
  /** Instead of a good one, for both controllers of CONTOSO. */
  readonly certificate?: ((authority: Authority) => Certificate) | undefined;
  /** Versions and ciphers of both controllers of CONTOSO. */
  readonly tls?: FakeControllerOptions['tls'];
  readonly configuration?: Partial<LdapConfiguration>;
  /** Changes what the first controller says of itself. */
  readonly dc1Root?: Readonly<Record<string, readonly string[]>>;
  readonly shortenedDns?: boolean;
  /** Names under which DNS lists the two controllers of CONTOSO. */
  readonly listedAs?: readonly [string, string];
  /** Puts something in front of each controller. @returns its port, which DNS then lists */
  readonly between?: (controller: Certificate & { readonly port: number }) => Promise<number>;
}

const HOSTS = ['dc1.contoso.test', 'dc2.contoso.test', 'gc.contoso.test', 'dc1.emea.contoso.test'];

let made: { readonly own: Certificate; readonly good: Certificate } | undefined;

/** Made once for all forests of a process: that takes longer than most of the tests. */
function ownKeys(): { readonly authority: Authority; readonly good: Certificate } {
  const authority = makeAuthority(made?.own);
  made ??= { own: authority.own, good: authority.issue(HOSTS) };
  return { authority, good: made.good };
}

/**
 * Two domains, two controllers in the first, one in the second, a global catalog, and the DNS that
 * lists them.
 */
export async function startFakeForest(options: ForestOptions): Promise<FakeForest> {
  const { people, encryption = 'ldaps', configuration } = options;
  const { authority, good } = ownKeys();
  const accounts = people.map(accountOf);
  const objects: FakeObject[] = [];
  const servers = await startServers(options, {
    good,
    forContoso: options.certificate?.(authority) ?? good,
    common: { encryption, accounts },
    objects: withFixedObjects(people, objects),
  });
  const dns = await startFakeDns(servicesOf(await portsOf(servers, options, good), options), {
    shortened: options.shortenedDns ?? false,
  });
  return {
    ...servers,
    authority,
    objects,
    accounts,
    configuration: LdapConfiguration.parse({
      domain: 'contoso.test',
      dnsServers: [dns.server],
      encryption: encryption === 'none' ? 'starttls' : encryption,
      caFile: authority.caFile,
      groups: GROUPS,
      // So that no test depends on the tickets of whoever runs it.
      signIn: 'password',
      ...configuration,
    }),
    async stop() {
      await Promise.all(Object.values(servers).map((controller) => controller.stop()));
      await dns.stop();
      authority.dispose();
    },
  };
}

type Servers = Pick<FakeForest, 'dc1' | 'dc2' | 'catalog' | 'emea'>;

interface ServerParts {
  readonly good: Certificate;
  /** What the two controllers of CONTOSO show. */
  readonly forContoso: Certificate;
  readonly common: Pick<FakeControllerOptions, 'encryption' | 'accounts'>;
  /** Everything there is in the forest. */
  readonly objects: () => readonly FakeObject[];
}

async function startServers(
  { dc1Root = {}, tls }: ForestOptions,
  { good, forContoso, common, objects }: ServerParts,
): Promise<Servers> {
  const ofDomain = (domain: DomainName) => () =>
    objects().filter(({ dn }) => dn.endsWith(DNS.EMEA) === (domain === 'EMEA'));
  const contoso = {
    ...common,
    ...forContoso,
    ...(tls !== undefined && { tls }),
    root: rootOf('CONTOSO'),
    objects: ofDomain('CONTOSO'),
  };
  return {
    dc1: await startFakeController({ ...contoso, root: { ...contoso.root, ...dc1Root } }),
    dc2: await startFakeController(contoso),
    catalog: await startFakeController({
      ...common,
      ...good,
      root: rootOf('CONTOSO'),
      objects: () => objects().map(withoutSecrets),
    }),
    emea: await startFakeController({
      ...common,
      ...good,
      root: rootOf('EMEA'),
      objects: ofDomain('EMEA'),
    }),
  };
}

function withFixedObjects(people: readonly Person[], objects: readonly FakeObject[]) {
  const fixed = [...people.map(personObject), ...groupObjects(), ...partitions()];
  return () => [...fixed, ...objects];
}

type Ports = Readonly<Record<keyof Servers, number>>;

async function portsOf(
  servers: Servers,
  { between = async ({ port }) => port }: ForestOptions,
  certificate: Certificate,
): Promise<Ports> {
  const portOf = ({ port }: FakeController) => between({ ...certificate, port });
  const { dc1, dc2, catalog, emea } = servers;
  return {
    dc1: await portOf(dc1),
    dc2: await portOf(dc2),
    catalog: await portOf(catalog),
    emea: await portOf(emea),
  };
}

function servicesOf(
  { dc1, dc2, catalog, emea }: Ports,
  { listedAs = ['dc1.contoso.test', 'dc2.contoso.test'] }: ForestOptions,
): Readonly<Record<string, readonly FakeService[]>> {
  return {
    '_ldap._tcp.dc._msdcs.contoso.test': [
      { host: listedAs[0], port: dc1 },
      { host: listedAs[1], port: dc2 },
    ],
    '_gc._tcp.contoso.test': [{ host: 'gc.contoso.test', port: catalog }],
    '_ldap._tcp.dc._msdcs.emea.contoso.test': [{ host: 'dc1.emea.contoso.test', port: emea }],
  };
}

function rootOf(domain: DomainName): FakeControllerOptions['root'] {
  return {
    defaultNamingContext: [DNS[domain]],
    rootDomainNamingContext: [DNS.CONTOSO],
    configurationNamingContext: [CONFIGURATION],
    supportedCapabilities: ['1.2.840.113556.1.4.800'],
  };
}

// What the real catalog does not hold: confidential attributes.
function withoutSecrets(object: FakeObject): FakeObject {
  return {
    dn: object.dn,
    values: Object.fromEntries(
      Object.entries(object.values).filter(
        ([name]) => !/Password$|KeyPackage$|OwnerInformation$/.test(name),
      ),
    ),
  };
}

/** The SID of somebody's account as text. */
export function sidTextOf(person: Pick<Person, 'domain' | 'name'>): string {
  return sidText(sidOf(person)) ?? '';
}

function sidOf({ domain, name }: Pick<Person, 'domain' | 'name'>): Buffer {
  const number = Buffer.from(`${domain}${name}`).reduce(
    (sum, byte) => (sum * 31 + byte) % 1_000_000,
    7,
  );
  return sidBytes(`${DOMAIN_SIDS[domain]}-${2_000 + number}`);
}

function accountOf(person: Person): FakeAccount {
  const principal = person.principalName ?? `${person.name}@${DNS_NAMES[person.domain]}`;
  const names = [
    `${person.domain}\\${person.name}`,
    principal,
    `${person.name}@${DNS_NAMES[person.domain]}`,
  ].map((name) => name.toLowerCase());
  const token = [sidOf(person), ...person.memberOf.map(sidBytes)];
  return {
    names,
    password: person.password,
    token,
    ...(person.refusedWith !== undefined && { refusedWith: person.refusedWith }),
  };
}

function personObject(person: Person): FakeObject {
  return {
    dn: `CN=${person.name},OU=Desk,${DNS[person.domain]}`,
    values: {
      objectClass: ['top', 'person', 'user'],
      objectCategory: ['person'],
      sAMAccountName: [person.name],
      userPrincipalName: person.principalName === undefined ? [] : [person.principalName],
      displayName: person.displayName === undefined ? [] : [person.displayName],
      objectSid: [sidOf(person)],
      tokenGroups: person.memberOf.map(sidBytes),
    },
  };
}

function groupObjects(): readonly FakeObject[] {
  return Object.entries({
    'Keydesk Admins': GROUPS.admin,
    'Keydesk Users': GROUPS.user,
    'Keydesk Reports': GROUPS.reports,
  }).map(([name, sid]) => ({
    dn: `CN=${name},OU=Desk,${DNS.CONTOSO}`,
    values: { objectClass: ['top', 'group'], sAMAccountName: [name], objectSid: [sidBytes(sid)] },
  }));
}

function partitions(): readonly FakeObject[] {
  return (['CONTOSO', 'EMEA'] as const).map((name) => ({
    dn: `CN=${name},CN=Partitions,${CONFIGURATION}`,
    values: {
      objectClass: ['top', 'crossRef'],
      nETBIOSName: [name],
      dnsRoot: [DNS_NAMES[name]],
      nCName: [DNS[name]],
    },
  }));
}
