/**
 * npm run torture: makes things go wrong, very often, while keys are handed out.
 * test/torture/README.md says what each trial does.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { hasDisplay, withDisplays } from './steps/linux.mjs';
import { electronArgs } from './steps/playwright.mjs';
import { command, prepareWindow } from './steps/prepare.mjs';
import { UsageError, say } from './steps/say.mjs';

const USAGE = `Usage: npm run torture [-- --minutes N] [--json FILE] [--only WORDS]
  --minutes  how long all of it may take (20 when not said)
  --json     writes { name, figure, tried, survived, lost, losses } of each trial to FILE
  --only     the trials whose name holds WORDS`;
const MINUTE_MS = 60_000;

await command(import.meta.filename, async () => {
  const { minutes, json, only } = readWords();
  const electron = await prepareWindow({ needsDisplay: true });
  process.env['KEYDESK_ELECTRON'] = electron.executable;
  process.env['KEYDESK_ELECTRON_ARGS'] = [
    ...electronArgs(),
    ...(hasDisplay() ? [] : ['--disable-gpu']),
  ].join(' ');
  const { TRIALS, WINDOW_TRIALS } = await import('#test/torture/trials/all.ts');
  const wanted = [...TRIALS, ...WINDOW_TRIALS].filter(({ name }) => name.includes(only));
  if (wanted.length === 0) throw new UsageError(`No trial is called "${only}".\n${USAGE}`);
  const rows = await withDisplays(1, () => runAll(wanted, minutes * MINUTE_MS));
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(rows, undefined, 2)}\n`);
  return rows.every(({ lost }) => lost === 0) ? 0 : 1;
});

function readWords() {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '20' },
      json: { type: 'string' },
      only: { type: 'string', default: '' },
    },
  });
  const minutes = Number(values.minutes);
  if (!(minutes > 0))
    throw new UsageError(`"${values.minutes}" is no number of minutes.\n${USAGE}`);
  return { ...values, minutes };
}

/**
 * @param {readonly import('#test/torture/trial.ts').Trial[]} trials
 * @param {number} milliseconds for all of them
 */
async function runAll(trials, milliseconds) {
  const { runTrial } = await import('#test/torture/trial.ts');
  const weights = trials.reduce((sum, { weight }) => sum + weight, 0);
  /** @type {import('#test/torture/trial.ts').Row[]} */
  const rows = [];
  for (const trial of trials) {
    const obstacle = trial.obstacle?.();
    if (obstacle !== undefined) {
      say(`${trial.name}: not tried here: ${obstacle}`);
      continue;
    }
    const row = await runTrial(trial, {
      most: trial.most,
      milliseconds: (milliseconds * trial.weight) / weights,
    });
    rows.push(row);
    say(sentenceOf(row));
    for (const loss of row.losses) say(`  lost: ${loss}`);
  }
  return rows;
}

/**
 * A figure that was not reached in the time says so.
 *
 * @param {import('#test/torture/trial.ts').Row} row
 */
function sentenceOf({ name, figure, tried, survived, lost }) {
  const of = tried < figure ? ` of ${figure}` : '';
  return `${name}: ${tried}${of} tried, ${survived} survived, ${lost} lost`;
}
