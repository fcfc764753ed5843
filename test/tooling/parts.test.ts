import { expect, test } from 'vitest';
import { readWords, runsFor, testFiles } from '../../.config/commands/steps/parts.mjs';
import { planOf } from '../../.config/commands/steps/suites.mjs';

const FILES = [
  'test/main/domain/audit/audit-chain.test.ts',
  'test/renderer/panes/reports.test.tsx',
  'test/contract/lab.test.ts',
  'test/e2e/reports.spec.ts',
  'test/e2e/report-forms.spec.ts',
  'test/tour/main-job.tour.ts',
  'test/package/smoke.spec.ts',
];

test('without words everything runs, each runner once', () => {
  const { slow, wanted } = readWords([]);
  expect(slow).toBe(false);
  expect(runsFor(wanted, FILES).map(({ runner, files }) => [runner, files])).toEqual([
    ['vitest', []],
    ['playwright', []],
  ]);
});

test('a name belongs to the part before it, and stands for the files of that part that have it', () => {
  const { slow, wanted } = readWords(
    '--only unit reports --slow --only=window report --only package'.split(' '),
  );
  expect(slow).toBe(true);
  expect(runsFor(wanted, FILES).map(({ id, files }) => [id, files])).toEqual([
    ['unit-reports', ['test/renderer/panes/reports.test.tsx']],
    ['window-report', ['test/e2e/reports.spec.ts', 'test/e2e/report-forms.spec.ts']],
    ['package', ['test/package/']],
  ]);
});

test.each([
  ['a part there is not', ['--only', 'units'], 'There is no part "units".'],
  ['no part at all', ['--only'], "Option '--only <value>' argument missing"],
  ['a name without a part', ['reports'], '"reports" follows no --only PART.'],
  ['two names', ['--only', 'unit', 'one', 'two'], '"two" follows no --only PART.'],
  ['another switch', ['--quick'], "Unknown option '--quick'"],
])('%s gets a sentence and the usage', (_, words, sentence) => {
  const read = () => readWords(words);
  expect(read).toThrow(sentence);
  expect(read).toThrow('Usage: npm test -- [--slow] [--only PART [NAME]]...');
});

test('a name that no file of the part has is told, and not taken for a run of nothing', () => {
  expect(() => runsFor([{ part: 'unit', name: 'smoke' }], FILES)).toThrow(
    'No file of the unit suites has "smoke" in its path.',
  );
});

test('every test file there is belongs to one part', () => {
  const folders = runsFor(
    ['unit', 'contract', 'window', 'package'].map((part) => ({ part, name: undefined })),
    [],
  ).flatMap(({ files }) => files);
  const homeless = testFiles().filter(
    (file) => folders.filter((folder) => file.startsWith(folder)).length !== 1,
  );
  expect(testFiles().length).toBeGreaterThan(100);
  expect(homeless).toEqual([]);
});

test('suites run side by side only where there are some of both kinds', () => {
  const machine = { windowWorkers: 2, unitWorkers: 2, beside: true };
  const plan = (...parts: string[]) =>
    planOf(
      runsFor(
        parts.map((part) => ({ part, name: undefined })),
        [],
      ),
      machine,
    );
  expect(plan().beside).toBe(true);
  expect(plan().workers).toEqual({ windowWorkers: 2, unitWorkers: 1 });
  expect(plan('unit').workers).toEqual({ windowWorkers: 2, unitWorkers: 2 });
  expect(plan('unit', 'window').beside).toBe(true);
  expect(plan('unit', 'contract').beside).toBe(false);
  expect(plan('window', 'package').beside).toBe(false);
});
