import { randomUUID } from 'node:crypto';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { readKeyId } from '#shared/recovery/recovery-key-id.ts';
import {
  type EntraEstate,
  OPERATOR,
  type OpenedEntra,
  openEntraAt,
  startEntra,
} from '#test/fakes/entra/estate.ts';
import type { GraphDevice, GraphKey } from '#test/fakes/entra/graph-server.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import { type Bench, type Prepared, timed } from '../bench.ts';

const KEYS = 200_000;
const DEVICES = 40_000;
/** A list is read, and a prefix answered, within this. */
const LIST_WITHIN_MS = 60_000;
const PREFIX_WITHIN_MS = 20;
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

/** A tenant of many keys on this computer: its list, and eight digits of a key in it. */
export const entra: Bench = {
  name: 'entra',
  obstacle: () => (canMakeCertificates() ? undefined : WITHOUT_OPENSSL),

  async prepare() {
    const estate = await startEntra();
    fill(estate);
    const source = openEntraAt(estate);
    await source.signInAs();
    // Both ask with a token that nobody looks up: whose it is, is no part of what is measured.
    estate.graph.tenant.userOf = async () => OPERATOR.id;
    estate.graph.tenant.permitted = async () => true;
    const bare = bareClient(estate);
    return {
      rows: [listRow({ source, bare }), prefixRow({ estate, source, bare })],
      async dispose() {
        bare.close();
        source.signOut();
        await estate.stop();
      },
    };
  },
};

interface Measuring {
  readonly estate: EntraEstate;
  readonly source: OpenedEntra;
  readonly bare: BareClient;
}

type MeasuredRow = Prepared['rows'][number];

function listRow({ source, bare }: Omit<Measuring, 'estate'>): MeasuredRow {
  return {
    name: 'entra, list',
    unit: `ms for ${KEYS} keys`,
    target: 1.5,
    p95Target: LIST_WITHIN_MS,
    rounds: { counted: 5, warmUp: 1 },
    ours: () =>
      timed(async () => {
        source.cloud.readList();
        await source.listIsRead();
      }),
    baseline: {
      what: 'the same pages over one connection, parsed and thrown away',
      measure: () =>
        timed(async () => {
          let next: string | undefined = KEYS_PATH;
          while (next !== undefined) next = (await bare.get(next))['@odata.nextLink'];
        }),
    },
  };
}

function prefixRow({ estate, source, bare }: Measuring): MeasuredRow {
  const { signal } = new AbortController();
  const { keys } = estate.graph.tenant;
  const any = () => keys[Math.floor(Math.random() * keys.length)];
  return {
    name: 'entra, prefix',
    unit: 'ms',
    target: 2,
    p95Target: PREFIX_WITHIN_MS,
    rounds: { counted: 100, warmUp: 10 },
    ours: () =>
      timed(async () => {
        const reading = readKeyId(any()?.id.slice(0, 8) ?? '');
        if (reading.ok) await source.recovery.find(reading.query, 100, { signal });
      }),
    baseline: {
      what: 'the three requests for the device of a key: its name, its owners, its keys',
      measure: () =>
        timed(async () => {
          const deviceId = any()?.deviceId ?? '';
          const filter = encodeURIComponent(`deviceId eq '${deviceId}'`);
          const select = encodeURIComponent('id,deviceId,displayName');
          await Promise.all([
            bare.get(`/v1.0/devices?$filter=${filter}&$select=${select}`),
            bare.get(`/v1.0/devices(deviceId='${deviceId}')/${OWNERS}`),
            bare.get(`${KEYS_PATH}?$filter=${filter}`),
          ]);
        }),
    },
  };
}

const OWNERS = 'registeredOwners/microsoft.graph.user?$count=true';
const KEYS_PATH = '/v1.0/informationProtection/bitlocker/recoveryKeys';

function fill({ graph: { tenant } }: EntraEstate): void {
  const devices = Array.from({ length: DEVICES }, (_none, at): GraphDevice => {
    const deviceId = randomUUID();
    return { id: randomUUID(), deviceId, displayName: `LT-${at}`, owners: [] };
  });
  const keys = Array.from({ length: KEYS }, (_none, at): GraphKey => ({
    id: randomUUID(),
    deviceId: devices[at % DEVICES]?.deviceId ?? null,
    createdDateTime: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString(),
    volumeType: '1',
    key: PASSWORD,
  }));
  tenant.devices.push(...devices);
  for (const key of keys) tenant.keys.push(key);
}

interface BareClient {
  get(path: string): Promise<{ readonly '@odata.nextLink'?: string }>;
  close(): void;
}

/** What asking takes at least: Node's own client, connections that are kept, and no check. */
function bareClient({ certificates, graph }: EntraEstate): BareClient {
  const agent = new https.Agent({ keepAlive: true, ca: certificates.own.cert });
  const headers = {
    authorization: 'Bearer token',
    'user-agent': 'bench',
    'ocp-client-name': 'bench',
    'ocp-client-version': '1',
    consistencylevel: 'eventual',
  };
  return {
    get: (path) =>
      new Promise((resolve, reject) => {
        const request = https.get(new URL(path, graph.url), { agent, headers }, (response) => {
          text(response).then((body) => {
            resolve(JSON.parse(body) as { readonly '@odata.nextLink'?: string });
          }, reject);
        });
        request.on('error', reject);
      }),
    close: () => {
      agent.destroy();
    },
  };
}
