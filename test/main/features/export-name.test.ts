import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { ROOT } from '#test/root.ts';

const MODULE = pathToFileURL(
  resolve(ROOT, 'src-main/features/reports/writing/export-report.ts'),
).href;

/** The name that is proposed in a zone: a process has one zone for its life. */
function proposedIn(zone: string): string {
  const script = `import { chooseExportFile } from ${JSON.stringify(MODULE)};
    const words = () => ({ dialogs: { exportReport: { title: '', filterNames: {} } } });
    const saver = { choose: async ({ fileName }) => { console.log(fileName); } };
    const about = { report: 'recovery-audit', generatedAt: '2026-11-24T22:30:00.000Z' };
    await chooseExportFile({ saver, words }, 'csv', about);`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { ...process.env, TZ: zone },
  }).stdout.trim();
}

test.each([
  ['UTC', '2026-11-24'],
  ['Australia/Sydney', '2026-11-25'],
  ['America/St_Johns', '2026-11-24'],
])('the day in the name of an export is the one in %s', (zone, day) => {
  expect(proposedIn(zone)).toBe(`recovery-audit-${day}.csv`);
});
