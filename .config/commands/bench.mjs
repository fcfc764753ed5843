/** npm run bench: Keydesk measured beside its baselines. test/bench/README.md says what each is. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { prepareLab } from './steps/lab.mjs';
import { command } from './steps/prepare.mjs';
import { CommandError, say } from './steps/say.mjs';

const ROUNDS = { full: 15, quick: 5 };

await command(import.meta.filename, async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' }, quick: { type: 'boolean', default: false } } });
  await prepareLab();
  const { measure } = await import('../../test/bench/bench.ts');
  const { adLookup } = await import('../../test/bench/ad-lookup.ts');
  const wanted = [adLookup].filter(({ name }) => values.only === undefined || values.only === name);
  if (wanted.length === 0) throw new CommandError(`There is no measurement called ${values.only}. See test/bench/README.md.`);
  const results = [];
  for (const bench of wanted) {
    const obstacle = bench.obstacle();
    if (obstacle !== undefined) {
      say(`${bench.name} cannot run here: ${obstacle}`);
      continue;
    }
    say(`Measuring ${bench.name}`);
    const { name, unit, n, ours, baseline, ratio, target, ok } = await measure(bench, values.quick ? ROUNDS.quick : ROUNDS.full);
    results.push({ name, unit, n, ours, baseline, ratio, target, ok });
    const figures = (/** @type {{ median: number, p95: number }} */ { median, p95 }) => `median ${median.toFixed(1)}, p95 ${p95.toFixed(1)}`;
    say(`${name} (${unit}, n = ${n})\n  ours      ${figures(ours)}\n  baseline  ${figures(baseline)}: ${baseline.what}\n  ratio     ${ratio.toFixed(2)}, target at most ${target}: ${ok ? 'met' : 'MISSED'}`);
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
  return results.every(({ ok }) => ok) ? 0 : 1;
});
