/** npm run bench: Keydesk measured beside its baselines. test/bench/README.md says what each is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findElectron } from './steps/electron-runtime.mjs';
import { prepareLab, prepareSqliteShell } from './steps/lab.mjs';
import { withDisplays } from './steps/linux.mjs';
import { electronArgs } from './steps/playwright.mjs';
import { command, prepareWindow } from './steps/prepare.mjs';
import { CommandError, say } from './steps/say.mjs';

const OPTIONS = /** @type {const} */ ({
  only: { type: 'string' },
  json: { type: 'string' },
  quick: { type: 'boolean', default: false },
  // Prints the table of an earlier run's JSON, with this machine, and measures nothing.
  table: { type: 'string' },
});

/**
 * What a measurement needs of the machine besides a window. @type {Readonly<Record<string, () =>
 * Promise<void>>>}
 */
const PREPARATIONS = {
  'ad-lookup': prepareLab,
  report: prepareSqliteShell,
  export: prepareSqliteShell,
};

/** @typedef {import('#test/bench/bench.ts').Measured} Measured */

await command(import.meta.filename, async () => {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.table !== undefined) return showTable(values.table);
  const electron = await prepareWindow({ needsDisplay: true });
  process.env['KEYDESK_ELECTRON'] = electron.executable;
  process.env['KEYDESK_ELECTRON_ARGS'] = electronArgs().join(' ');
  const { benches } = await import('#test/bench/benches.ts');
  const wanted = benches.filter(({ name }) => values.only === undefined || values.only === name);
  if (wanted.length === 0)
    throw new CommandError(
      `There is no measurement called ${values.only}; there are ` +
        `${benches.map(({ name }) => name).join(', ')}.`,
    );
  const { failed, results } = await withDisplays(1, () => measureAll(wanted, values));
  const { machineLine, markdownTable } = await import('#test/bench/table.ts');
  process.stdout.write(`\n${machineLine(electron.executable)}\n\n${markdownTable(results)}\n`);
  return failed === 0 && results.every(({ ok }) => ok) ? 0 : 1;
});

/** @param {string} file JSON of an earlier run */
async function showTable(file) {
  const { machineLine, markdownTable } = await import('#test/bench/table.ts');
  const { executable } = await findElectron();
  const results = JSON.parse(readFileSync(file, 'utf8'));
  process.stdout.write(`\n${machineLine(executable)}\n\n${markdownTable(results)}\n`);
  return 0;
}

/**
 * @param {readonly import('#test/bench/bench.ts').Bench[]} wanted
 * @param {{ json?: string | undefined; quick?: boolean }} options
 */
async function measureAll(wanted, { json, quick = false }) {
  /** @type {Measured[]} */
  const results = [];
  const save = () => {
    if (json !== undefined) writeFileSync(json, `${JSON.stringify(results, undefined, 2)}\n`);
  };
  save();
  const { measure } = await import('#test/bench/bench.ts');
  const { rowText } = await import('#test/bench/table.ts');
  let failed = 0;
  for (const bench of wanted) {
    await PREPARATIONS[bench.name]?.();
    const obstacle = bench.obstacle?.();
    if (obstacle !== undefined) {
      say(`${bench.name} cannot run here: ${obstacle}`);
      continue;
    }
    say(`Measuring ${bench.name}`);
    try {
      await measure(bench, { quick }, (row, n) => {
        results.push(row);
        // After each row: a run that is stopped has not measured in vain.
        save();
        process.stdout.write(`${rowText(row, n)}\n`);
      });
    } catch (error) {
      // The others are still worth knowing.
      failed += 1;
      say(`${bench.name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return { failed, results };
}
