import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DeskExit } from '#main/tools/desk/exit-codes.ts';
import type { ExitCode } from '#main/tools/store/exit-codes.ts';
import { ROOT } from '#test/root.ts';

/** Tests that a command ends so: their file, and what in it says so. */
type Places = readonly (readonly [file: string, text: string])[];

const DESK = 'main/tools/desk/desk-command.test.ts';
const EXPORT = 'main/tools/desk/export-report.test.ts';
const OF_CONSOLE: Readonly<Record<keyof typeof DeskExit, Places>> = {
  good: [[DESK, 'toBe(DeskExit.good)']],
  notGood: [[DESK, 'toBe(DeskExit.notGood)']],
  usage: [[DESK, 'what is not understood is said with the usage']],
  failed: [[DESK, 'toBe(DeskExit.failed)']],
  warned: [['main/tools/desk/update.test.ts', 'toBe(DeskExit.warned)']],
  refused: [[EXPORT, 'toBe(DeskExit.refused)']],
  alreadyThere: [[EXPORT, 'toBe(DeskExit.alreadyThere)']],
  stopped: [
    [EXPORT, '`${DeskExit.stopped}: Ctrl+C while it signs in leaves nothing`'],
    ['package/store-command.spec.ts', 'it stops looking when it is told to'],
  ],
};

const STORE = 'main/tools/store/store-command.test.ts';
const OF_STORE: Readonly<Record<keyof typeof ExitCode, Places>> = {
  done: [[STORE, 'of the log it came from, and has grown since, ends with 0']],
  notGood: [[STORE, 'of a store whose log was changed says where, and ends with 1']],
  usage: [[STORE, "expect([code, said]).toEqual([2, ''])"]],
  failed: [[STORE, "[3, expect.stringContaining('KEYDESK_STORE_PASSWORD')]"]],
  cutOff: [[STORE, 'of a log whose tail was cut ends with 4']],
  putBack: [[STORE, 'of an older copy that was put back and written on ends with 5']],
  madeAnew: [[STORE, 'of a log that was made anew %s ends with 6']],
  stopped: [[STORE, "[130, expect.stringContaining('Stopping')]"]],
};

const BESIDE = 'main/reports/verify-beside-anchors.test.ts';
/** Of what needs Node alone, and of a window that does not open. */
const OF_OTHERS: Readonly<Record<string, Places>> = {
  'verify.mjs 0': [['main/reports/report-files.test.ts', 'status).toBe(0)']],
  'verify.mjs 1': [['main/reports/report-files.test.ts', 'status).toBe(1)']],
  'verify.mjs 2': [
    ['package/store-command.spec.ts', "[2, expect.stringContaining('FILE.kdreport')]"],
  ],
  'verify.mjs 4': [[BESIDE, 'LOG.slice(0, 5), lines)).toEqual([\n      4,']],
  'verify.mjs 5': [[BESIDE, 'writtenOn(5), lines)).toEqual([\n      5,']],
  'verify.mjs 6': [[BESIDE, '{ laterMs: 0 }), lines)).toEqual([\n      6,']],
  'updates.mjs 0': [['tooling/updates-script.test.ts', '[0, ']],
  'updates.mjs 1': [['tooling/updates-script.test.ts', '[1, ']],
  'updates.mjs 2': [['tooling/updates-script.test.ts', '[2, ']],
  'console 87': [['package/smoke.spec.ts', 'toBe(87)']],
};

const all = { ...named('console', OF_CONSOLE), ...named('store', OF_STORE), ...OF_OTHERS };

test.each(Object.entries(all))('%s has a test', (_code, places) => {
  const missing = places.filter(
    ([file, text]) => !readFileSync(join(ROOT, 'test', file), 'utf8').includes(text),
  );
  expect(missing).toEqual([]);
});

function named(command: string, codes: Readonly<Record<string, Places>>): Record<string, Places> {
  return Object.fromEntries(Object.entries(codes).map(([code, at]) => [`${command} ${code}`, at]));
}
