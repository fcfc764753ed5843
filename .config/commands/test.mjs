/**
 * npm test: everything a fresh machine needs, then all suites, and one line that counts them. USAGE
 * in steps/parts.mjs says what else it can be asked for.
 */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { counted } from './steps/counts.mjs';
import { prepareLab } from './steps/lab.mjs';
import { thisMachine, workersFor } from './steps/machine.mjs';
import { readWords, runsFor, testFiles } from './steps/parts.mjs';
import { command, prepareWindow } from './steps/prepare.mjs';
import { prepareReaders } from './steps/readers.mjs';
import { assertRoom } from './steps/room.mjs';
import { slowed } from './steps/slow.mjs';
import { RESULTS, SECOND_LAB, planOf, runSuites } from './steps/suites.mjs';

await command(import.meta.filename, async () => {
  const { slow, wanted } = readWords(process.argv.slice(2));
  const runs = runsFor(wanted, testFiles());
  const plan = planOf(runs, workersFor(thisMachine()));
  const usesWindow = plan.inWindow.length > 0;

  assertRoom({
    folder: tmpdir(),
    megabytes: 500,
    what: 'what the tests write',
    otherwise: 'name a folder on another disk in TMPDIR',
  });
  assertRoom({
    folder: RESULTS,
    megabytes: 500,
    what: 'what is built and reported',
    otherwise: 'move the project to another disk',
  });
  const electron = usesWindow ? await prepareWindow({ needsDisplay: true }) : undefined;
  if (usesWindow) await prepareReaders();
  if (runs.some(({ needsLab }) => needsLab))
    await prepareLab(plan.beside ? [{}, SECOND_LAB] : [{}]);
  rmSync(RESULTS, { recursive: true, force: true });

  const suites = () => runSuites(plan, electron);
  const { lines, green } = counted(await (slow ? slowed(suites) : suites()));
  process.stdout.write(`${lines.join('\n')}\n`);
  return green ? 0 : 1;
});
