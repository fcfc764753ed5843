import { beforeEach, describe, expect, test } from 'vitest';
import type { InventoryPart } from '#main/domain/escrow/inventory.ts';
import type { SqlServer } from '#main/drivers/tds/sql-server.ts';
import { configmgrInventory } from '#main/sources/configmgr/configmgr-inventory.ts';
import { detectTables } from '#main/sources/configmgr/tables.ts';
import type { SeedProtector } from '#test/contract/recovery-source.contract.ts';
import {
  type ScriptedRecoveryDatabase,
  scriptedRecoveryDatabase,
} from '../../../fakes/tds/recovery-database.ts';

const seeded = (at: number): SeedProtector => ({
  keyId: `AC9D5655-F7CA-4D1D-902F-00000000000${at}`,
  computer: `WS-${at}`,
  users: [],
  volume: { kind: 'operating-system', driveLetter: 'C:' },
  recoveryPassword: '471207-278498-422125-177177-561902-537405-468006-693451',
  keyPackage: [7],
  escrowedAt: '2026-01-01T00:00:00.000Z',
});

let script: ScriptedRecoveryDatabase;
let asked: { readonly text: string; readonly parameters: Readonly<Record<string, unknown>> }[];
beforeEach(() => {
  script = scriptedRecoveryDatabase('mbam');
  asked = [];
});

/** The rows of a scripted answer by the names of their columns. */
const database: Pick<SqlServer, 'read' | 'label'> = {
  label: 'sql1',
  async read(text, parameters) {
    asked.push({ text, parameters });
    const answer = script.answer({ text, parameters });
    const [set] = answer !== 'silence' && 'sets' in answer ? answer.sets : [];
    if (set === undefined) throw new Error('nothing scripted');
    return set.rows.map((row) =>
      Object.fromEntries(set.columns.map(({ name }, at) => [name, row[at] ?? null])),
    );
  },
};

async function listed(page: number): Promise<InventoryPart> {
  const inventory = configmgrInventory({
    name: 'MBAM',
    database,
    tables: (options) => detectTables(database as SqlServer, options),
    page,
  });
  const parts: InventoryPart[] = [];
  for await (const part of inventory.list({ signal: new AbortController().signal }))
    parts.push(part);
  return {
    computers: parts.flatMap(({ computers }) => computers),
    keys: parts.flatMap(({ keys }) => keys),
  };
}

describe('the list of a recovery database', () => {
  test('is read page by page, each behind the last row of the one before', async () => {
    script.seed.push(...[1, 2, 3, 4, 5].map(seeded));
    const { computers, keys } = await listed(2);
    expect(computers.map(({ name }) => name)).toEqual(['WS-1', 'WS-2', 'WS-3', 'WS-4', 'WS-5']);
    expect(keys.map(({ ref }) => ref)).toEqual(['WS-1', 'WS-2', 'WS-3', 'WS-4', 'WS-5']);
    const pages = asked.filter(({ parameters }) => 'limit' in parameters);
    expect(pages.map(({ parameters }) => parameters['after'])).toEqual([
      undefined,
      'WS-2',
      'WS-4',
      undefined,
      seeded(2).keyId,
      seeded(4).keyId,
    ]);
  });

  test('begins the next page behind an ID as its column has it', async () => {
    script.mood.hasBraces = true;
    script.seed.push(...[1, 2].map(seeded));
    const { keys } = await listed(1);
    expect(keys.map(({ keyId }) => keyId)).toEqual([seeded(1).keyId, seeded(2).keyId]);
    expect(asked.map(({ parameters }) => parameters['after'])).toContain(`{${seeded(1).keyId}}`);
  });

  test('has a key without a computer, and one whose ID is none', async () => {
    script.seed.push(seeded(1));
    script.mood.oddListed = [
      ['BD9D5655-F7CA-4D1D-902F-000000000001', null, null],
      ['(none)', 'WS-1', '2026-02-30T00:00:00'],
    ];
    const { keys } = await listed(9);
    expect(keys).toContainEqual({
      ref: '',
      keyId: 'BD9D5655-F7CA-4D1D-902F-000000000001',
      escrowedAt: undefined,
      isDamaged: false,
    });
    expect(keys).toContainEqual({ ref: 'WS-1', keyId: '', escrowedAt: undefined, isDamaged: true });
  });

  test('reads no column that holds a key', async () => {
    script.seed.push(seeded(1));
    await listed(9);
    for (const { text } of asked) expect(text).not.toMatch(/RecoveryKey\b|Package|Decrypt/);
  });
});
