import { spawnSync } from 'node:child_process';
import { type Bench, timed } from '../bench.ts';
import { auditStore, canonicalFileOf } from '../data/audit-store.ts';
import { ask, openDesk } from '../support/desk.ts';
import { watchLoop } from '../support/event-loop.ts';

const SIZE = 1_000_000;
const STALL_LIMIT_MS = 50;
/** Nobody waits for it when a report is viewed. */
const NEW_LIMIT_MS = 200;

/**
 * Reads and checks the whole chain in the console, and measures how long the main process is
 * blocked meanwhile.
 */
export const verify: Bench = {
  name: 'verify',
  obstacle: () =>
    spawnSync('openssl', ['version']).status === 0 ? undefined : 'openssl is not installed',

  async prepare({ quick }) {
    const store = await auditStore(SIZE);
    const bytes = canonicalFileOf(store);
    const desk = await openDesk(store);
    const rounds = { counted: quick ? 3 : 7, warmUp: 1 };
    // Each check also measures its longest stall, which the other row reads.
    const stalls: number[] = [];
    const checked = async () => {
      const longestStall = await watchLoop(desk.app);
      const { ms } = await ask(desk.page, 'reports.verifyChain', { whole: true });
      stalls.push(await longestStall());
      return ms;
    };
    return {
      rows: [
        {
          name: 'verify',
          unit: 'ms',
          target: 5,
          rounds,
          ours: checked,
          baseline: {
            what: 'openssl dgst -sha256 of the same bytes in one file',
            measure: () => timed(async () => hash(bytes)),
          },
        },
        {
          name: 'verify, what is new',
          unit: 'ms',
          target: 1,
          rounds,
          ours: async () => (await ask(desk.page, 'reports.verifyChain', { whole: false })).ms,
          baseline: { what: 'the limit itself', measure: async () => NEW_LIMIT_MS },
        },
        {
          name: 'verify, event loop stall',
          unit: 'ms',
          target: 1,
          rounds,
          ours: async () => stalls.shift() ?? Number.NaN,
          baseline: { what: 'the limit itself', measure: async () => STALL_LIMIT_MS },
        },
      ],
      dispose: desk.close,
    };
  },
};

function hash(file: string): void {
  const { status, stderr } = spawnSync('openssl', ['dgst', '-sha256', file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl failed: ${stderr}`);
}
