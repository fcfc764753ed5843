import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { ROOT } from '#test/root.ts';
import { type Bench, type Prepared, timed } from '../bench.ts';

const KEYS = 200_000;
const DEVICES = 40_000;
/** A list is read, and a prefix answered, within this. */
const LIST_WITHIN_MS = 60_000;
const PREFIX_WITHIN_MS = 20;
/** More memory than this the list must not take, in megabytes. */
const MOST_MEMORY = 60;
const CHILD = join(ROOT, 'test/bench/children/entra-list.ts');
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
      rows: [listRow({ source, bare }), memoryRow(estate), prefixRow({ estate, source, bare })],
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
    target: 6,
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

/** In a process that does nothing else: what it holds more than before is the list. */
function memoryRow(estate: EntraEstate): MeasuredRow {
  return {
    name: 'entra, list, memory',
    unit: 'MB',
    target: 1,
    rounds: { counted: 3, warmUp: 0 },
    ours: () => growth(estate),
    baseline: { what: 'the limit', measure: async () => MOST_MEMORY },
  };
}

async function growth({ configuration, certificates, graph: { tenant } }: EntraEstate) {
  const work = mkdtempSync(join(tmpdir(), 'keydesk-bench-'));
  const file = join(work, 'servers.json');
  writeFileSync(file, JSON.stringify({ configuration, certificate: certificates.own.cert }));
  // It signs in to an empty tenant, and has read an empty list when it says so.
  const { keys } = tenant;
  Object.assign(tenant, { keys: [] });
  const child = fork(CHILD, [file], { env: { ...process.env, NODE_NO_WARNINGS: '1' } });
  try {
    await answerOf(child);
    Object.assign(tenant, { keys });
    child.send('read');
    const [told] = (await answerOf(child)) as [
      { readonly keys: number; readonly megabytes: number },
    ];
    if (told.keys !== KEYS) throw new Error(`a list of ${told.keys} keys`);
    return told.megabytes;
  } finally {
    Object.assign(tenant, { keys });
    child.disconnect();
    await once(child, 'exit');
    rmSync(work, { recursive: true, force: true });
  }
}

async function answerOf(child: ChildProcess): Promise<unknown[]> {
  const gone = once(child, 'exit').then(() => {
    throw new Error('the process with the list ended early');
  });
  return Promise.race([once(child, 'message'), gone]);
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
  // The server need not look whether they are still the same, each time it is asked.
  Object.assign(tenant, { devices: Object.freeze(devices), keys: Object.freeze(keys) });
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
