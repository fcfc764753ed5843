import type { KeptList } from '#main/ports/connection/kept-list.ts';
import { EntraConfiguration } from '#main/sources/entra/configuration.ts';
import { openEntra } from '#main/sources/entra/entra.ts';
import type { OpenSource } from '#main/sources/source-kind.ts';
import {
  type Authority as CertificateAuthority,
  type Certificate,
  makeAuthority,
} from '../../main/sources/active-directory/fake-forest/certificates.ts';
import { manualClock } from '../manual-clock.ts';
import {
  type Authority,
  CLIENT_ID,
  type CloudAccount,
  ROTATING_CLIENT_ID,
  TENANT,
  startAuthority,
} from './authority.ts';
import { openPage, submitForm } from './browser.ts';
import { type GraphServer, startGraphServer } from './graph-server.ts';

export const OPERATOR_SID = 'S-1-5-21-1-2-3-1105';
export const OPERATOR = {
  id: '00000000-0000-4000-8000-0000000000a0',
  userPrincipalName: 'op@contoso.test',
  onPremisesSamAccountName: 'op',
  onPremisesDomainName: 'contoso.test',
  onPremisesSecurityIdentifier: OPERATOR_SID,
} as const;

/** A token service and a Graph on this computer, under a certificate authority of their own. */
export interface EntraEstate {
  readonly certificates: CertificateAuthority;
  readonly authority: Authority;
  readonly graph: GraphServer;
  /** As an administrator would write it. */
  readonly configuration: Readonly<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** @param between puts something in front of Graph; where it is reached then */
export async function startEntra(
  between?: (graph: Certificate & { readonly port: number }) => Promise<number>,
): Promise<EntraEstate> {
  const certificates = makeAuthority();
  const certificate = certificates.issue(['localhost']);
  const graph = await startGraphServer(certificate);
  const reached = new URL(graph.url);
  if (between !== undefined)
    reached.port = String(await between({ ...certificate, port: Number(reached.port) }));
  const authority = await startAuthority(certificate, { graph: () => reached.origin });
  graph.tenant.userOf = authority.userOf;
  graph.tenant.permitted = async (token, permission) => {
    const changes = permission.startsWith('DeviceManagement');
    const isRotating = (await authority.clientOf(token)) === ROTATING_CLIENT_ID;
    return permission === 'User.Read' || changes === isRotating;
  };
  graph.tenant.users.push(OPERATOR);
  authority.next = OPERATOR;
  return {
    certificates,
    authority,
    graph,
    configuration: {
      kind: 'entra',
      tenant: TENANT,
      clientId: CLIENT_ID,
      rotation: { clientId: ROTATING_CLIENT_ID },
      cloud: { signIn: authority.url, graph: reached.origin },
      caFile: certificates.caFile,
    },
    async stop() {
      await Promise.all([authority.stop(), graph.stop()]);
      certificates.dispose();
    },
  };
}

/** A source that is open, and what it has said and shown. */
export interface OpenedEntra extends OpenSource {
  readonly cloud: NonNullable<OpenSource['cloud']>;
  readonly inventory: NonNullable<OpenSource['inventory']>;
  readonly clock: ReturnType<typeof manualClock>;
  /** The SID of whoever is signed in to the directory. */
  sid: string;
  readonly logged: { readonly event: string; readonly fields: unknown }[];
  /** Addresses that the browser was to show. */
  readonly opened: string[];
  /** Signs in as whoever is next, and waits for the list of keys. */
  signInAs(account?: CloudAccount): Promise<void>;
  /** Waits until the list is no longer being read. */
  listIsRead(): Promise<void>;
}

/** What is known of an estate where somebody signs in to it. */
interface EntraServers extends Pick<EntraEstate, 'configuration'> {
  readonly authority: Pick<Authority, 'next'>;
  readonly certificates: { readonly own: Pick<Certificate, 'cert'> };
}

export const PAGES = { done: 'You are signed in', failed: 'You are not signed in' };

export function openEntraAt(
  { configuration, authority, certificates }: EntraServers,
  {
    browse = true,
    sid = OPERATOR_SID,
    changes = {},
    keptList = undefined as KeptList | undefined,
  } = {},
): OpenedEntra {
  const opened: string[] = [];
  const logged: { readonly event: string; readonly fields: unknown }[] = [];
  const clock = manualClock();
  const log = (event: string, fields?: unknown) => void logged.push({ event, fields });
  const source = openEntra(
    EntraConfiguration.parse({ ...configuration, ...changes }),
    {
      operator: () => ({ bindName: 'CONTOSO\\op', password: 'x' }),
      kept: () => Promise.reject(new Error('none is kept')),
      operatorSid: () => entra.sid,
      domains: () => [{ netbios: 'CONTOSO', dns: 'contoso.test' }],
    },
    {
      ownDirectory: unused(),
      ownEntra: undefined,
      localStore: unused,
      log: { info: log, warn: log },
      clock,
      program: { name: 'Keydesk', version: '1.2.3' },
      keptList,
      async openBrowser(url) {
        opened.push(url);
        if (browse) await openPage(url, certificates.own.cert).then((form) => submitForm(form));
      },
    },
  );
  const { cloud, inventory } = source;
  if (cloud === undefined || inventory === undefined) throw new Error('no sign-in');
  const entra: OpenedEntra = {
    ...source,
    cloud,
    inventory,
    clock,
    sid,
    logged,
    opened,
    async signInAs(account = OPERATOR) {
      authority.next = account;
      await cloud.signIn({ pages: PAGES, signal: new AbortController().signal });
      await entra.listIsRead();
    },
    async listIsRead() {
      while (cloud.state().list.reading !== null)
        await new Promise((resolve) => {
          setTimeout(resolve, 5);
        });
    },
  };
  return entra;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const unused = () => ({}) as never;
