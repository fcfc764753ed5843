import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Victim, killWhileDisclosing } from '#test/torture/killed-window.ts';
import { expect, test } from './support/test.ts';

const PARTS = 5;
const VICTIMS: readonly Victim[] = [
  ...Array.from({ length: 8 }, () => 'main' as const),
  'page',
  'gpu',
];

for (let part = 1; part <= PARTS; part += 1) {
  test(`no secret is unrecorded after a kill (${VICTIMS.length} kills, part ${part})`, async () => {
    const userData = mkdtempSync(join(tmpdir(), 'keydesk-killed-'));
    let disclosedBetweenKills = 0;
    for (const [kill, victim] of VICTIMS.entries()) {
      // The first console makes one disclosure before it is killed, each later one two more.
      const { received, lost } = await killWhileDisclosing(userData, {
        victim,
        after: 2 * kill + 1,
      });
      disclosedBetweenKills += received.length;
      expect(lost, `kill ${kill + 1}, of ${victim}`).toEqual([]);
    }
    expect(disclosedBetweenKills, 'disclosures that reached the page').toBeGreaterThan(
      2 * VICTIMS.length,
    );
    rmSync(userData, { recursive: true, force: true });
  });
}
