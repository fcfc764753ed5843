/**
 * npm run lab: a real Active Directory on this machine, left running, and a configuration to try it
 * with.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareLab } from './steps/lab.mjs';
import { command } from './steps/prepare.mjs';
import { CommandError, say } from './steps/say.mjs';

await command(import.meta.filename, async () => {
  await prepareLab();
  const { LAB_PASSWORD, labObstacle, startLab } = await import('#test/lab/lab.ts');
  const obstacle = labObstacle();
  if (obstacle !== undefined) throw new CommandError(`There can be no lab here: ${obstacle}.`);
  say('Starting a domain controller (the first time half a minute, then a few seconds)');
  const lab = await startLab();
  const file = join(lab.caFile, '../../../keydesk.json');
  writeFileSync(
    file,
    JSON.stringify(
      {
        profiles: [{ id: 'contoso', name: 'Contoso (lab)', activeDirectory: lab.activeDirectory }],
      },
      undefined,
      2,
    ),
  );
  say(
    `contoso.test answers on ${lab.address}. In another terminal:\n\n` +
      `  KEYDESK_CONFIG=${file} npm start\n`,
  );
  say(
    'Accounts: desk-admin, desk-user, desk-reports, desk-plain (no delegated rights); ' +
      `password: ${LAB_PASSWORD}`,
  );
  say(
    'Recovery key IDs: AC9D5655, FFFFFFFF, BADBADBA (damaged). Computers: OLD-1, OLD-2. ' +
      'Ctrl+C ends it.',
  );
  await new Promise((done) => process.once('SIGINT', done).once('SIGTERM', done));
  await lab.stop();
  return 0;
});
