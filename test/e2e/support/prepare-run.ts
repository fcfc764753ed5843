import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDemoStore } from './prepared-store.ts';

/** Before the first test of a run; what it returns, Playwright calls after the last. */
async function prepareRun(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-prepared-'));
  await prepareDemoStore(join(folder, 'keydesk-demo.db'));
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}

// oxlint-disable-next-line import/no-default-export -- Playwright takes no other.
export default prepareRun;
