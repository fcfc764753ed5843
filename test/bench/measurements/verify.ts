import { spawnSync } from 'node:child_process';
import { auditStore, canonicalFileOf } from '../data/audit-store.ts';
import { ask, openDesk } from '../support/desk.ts';
import { type Bench, timed } from '../bench.ts';

const SIZE = 1_000_000;

/** The whole chain is read and checked in the console. */
export const verify: Bench = {
  name: 'verify',
  obstacle: () => (spawnSync('openssl', ['version']).status === 0 ? undefined : 'openssl is not installed'),

  async prepare({ quick }) {
    const store = await auditStore(SIZE);
    const bytes = canonicalFileOf(store);
    const desk = await openDesk(store);
    return {
      rows: [
        {
          name: 'verify',
          unit: 'ms',
          target: 5,
          rounds: { counted: quick ? 3 : 7, warmUp: 1 },
          ours: async () => (await ask(desk.page, 'reports.verifyChain')).ms,
          baseline: { what: 'openssl dgst -sha256 of the same bytes in one file', measure: () => timed(async () => hash(bytes)) },
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
