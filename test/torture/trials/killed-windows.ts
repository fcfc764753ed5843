import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Victim, killWhileDisclosing } from '../killed-window.ts';
import type { Trial } from '../trial.ts';

const VICTIMS: readonly Victim[] = ['main', 'page', 'gpu'];
const MOST_RECEIVED = 12;

/** A real console is killed while it discloses: its main process, its page, what draws for it. */
export const killedWindows: Trial = {
  name: 'windows killed while they disclose',
  most: 100,
  weight: 5,

  async prepare() {
    const userData = mkdtempSync(join(tmpdir(), 'keydesk-killed-'));
    return {
      async attempt(round) {
        const { lost } = await killWhileDisclosing(userData, {
          victim: VICTIMS[round % VICTIMS.length] ?? 'main',
          after: 1 + (round % MOST_RECEIVED),
        });
        return { tried: 1, lost };
      },
      dispose: async () => {
        rmSync(userData, { recursive: true, force: true });
      },
    };
  },
};
