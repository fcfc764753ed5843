import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '#main/sources/embedded-store/connection.ts';
import { MIGRATIONS } from '#main/sources/embedded-store/migrations/all.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeRecoverySource } from '#main/sources/embedded-store/store-recovery-source.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';

const STEP = MIGRATIONS.findIndex(({ name }) => name === '0009-names-without-case');
const OLD = '2026-01-01T00:00:00.000Z';
const NEW = '2026-02-01T00:00:00.000Z';
const options = { signal: new AbortController().signal };

/** A store as the steps before this one made it. */
let db: Knex;
beforeEach(async () => {
  db = connect(':memory:');
  for (const { up } of MIGRATIONS.slice(0, STEP)) await up(db);
  await db('domains').insert({ id: 1, name: 'CONTOSO', dns_name: 'contoso.test' });
});
afterEach(() => db.destroy());

/** As a console does it: everything in one transaction, with foreign keys. */
async function migrated(): Promise<void> {
  await db.transaction(async (transaction) => MIGRATIONS[STEP]?.up(transaction));
  expect(await db.raw('pragma foreign_key_check')).toEqual([]);
  expect(await db.raw('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
}

const computer = (id: number, name: string, about: object = {}) =>
  db('computers').insert({ id, domain_id: 1, name, ...about });
const user = (computer_id: number, name: string, domain_id = 1) =>
  db('computer_users').insert({ computer_id, domain_id, name });
const volume = (id: number, computer_id: number, about: object) =>
  db('volumes').insert({ id, computer_id, label: '', ...about });
const OS = { kind: 'operating-system', drive_letter: 'C:' };
const idOf = (digit: number) => `${digit}0000000-0000-4000-8000-000000000000`;
const key = (digit: number, volume_id: number, about: object) =>
  db('protectors').insert({
    key_id: idOf(digit),
    volume_id,
    recovery_password: `password ${digit}`,
    key_package: Buffer.from([digit]),
    ...about,
  });

/** Each key, its state and its computer, as the console lists them. */
async function keysOf(name: string) {
  const source = storeRecoverySource(db, manualClock(), { name: 'store' });
  const found = await source.ofComputer({ domain: '', name }, 20, options);
  return found.map(({ keyId, state, computer: of }) => [Number(keyId[0]), state, of.name]);
}

test('a computer that was stored twice is one, with everything of both', async () => {
  await computer(5, 'WS-Ä', { manufacturer: 'Contoso' });
  await computer(6, 'ws-ä', { model: 'Slim 2' });
  await computer(7, 'WS-A');
  await volume(1, 5, OS);
  await volume(2, 6, OS);
  await volume(3, 6, { kind: 'fixed', drive_letter: 'd:', label: 'Büro' });
  await volume(4, 5, { kind: 'fixed', drive_letter: 'D:', label: 'BÜRO' });
  await volume(5, 7, OS);
  await key(1, 1, { escrowed_at: OLD, disclosed_at: NEW, disclosed_by: 'CONTOSO\\anna' });
  await key(2, 2, { escrowed_at: NEW });
  await key(3, 2, { escrowed_at: null });
  await key(4, 3, { escrowed_at: OLD });
  await key(5, 4, { escrowed_at: NEW });
  await key(6, 5, { escrowed_at: NEW });
  for (const [at, name] of [
    [5, 'MÜLLER'],
    [6, 'müller'],
    [6, 'leo'],
    [7, 'leo'],
  ] as const)
    await user(at, name);
  for (const computer_id of [5, 6])
    await db('tpm_owners').insert({
      computer_id,
      owner_password: 'x'.repeat(28),
      recorded_at: OLD,
    });
  const log = storeAuditLog(db, manualClock());
  await log.append(draft({ computer: 'CONTOSO\\WS-Ä' }));
  await log.append(draft({ computer: 'CONTOSO\\ws-ä' }));
  const kept = async () => ({
    entries: await db('audit_entries').orderBy('sequence'),
    keys: await db('protectors')
      .orderBy('id')
      .select(
        'key_id',
        'recovery_password',
        'key_package',
        'escrowed_at',
        'disclosed_at',
        'disclosed_by',
      ),
  });
  const before = await kept();

  await migrated();

  expect(await kept()).toEqual(before);
  expect(await db('computers').orderBy('id').select('id', 'name', 'manufacturer', 'model')).toEqual(
    [
      { id: 5, name: 'WS-Ä', manufacturer: 'Contoso', model: 'Slim 2' },
      { id: 7, name: 'WS-A', manufacturer: '', model: '' },
    ],
  );
  expect(await keysOf('ws-Ä')).toEqual([
    [2, 'current', 'WS-Ä'],
    [5, 'current', 'WS-Ä'],
    [1, 'superseded', 'WS-Ä'],
    [4, 'superseded', 'WS-Ä'],
    [3, 'current', 'WS-Ä'],
  ]);
  expect(await keysOf('WS-A')).toEqual([[6, 'current', 'WS-A']]);
  expect(
    await db('computer_users').orderBy(['computer_id', 'name']).select('computer_id', 'name'),
  ).toEqual([
    { computer_id: 5, name: 'leo' },
    { computer_id: 5, name: 'MÜLLER' },
    { computer_id: 7, name: 'leo' },
  ]);
  expect(await db('tpm_owners').pluck('computer_id')).toEqual([5, 5]);
  expect(await log.disclosuresOf('CONTOSO\\ws-Ä', '1970')).toHaveLength(2);
});

test('drives that nobody can tell apart stay as many as they were', async () => {
  await computer(5, 'WS-Ä');
  await computer(6, 'ws-ä');
  for (const [index, about] of [
    { kind: 'removable', drive_letter: 'E:', label: 'STICK' },
    { kind: 'unknown', drive_letter: 'C:' },
    { kind: 'fixed', drive_letter: '' },
  ].entries()) {
    await volume(10 + index, 5, about);
    await volume(20 + index, 6, about);
    await key(2 * index + 1, 10 + index, { escrowed_at: OLD });
    await key(2 * index + 2, 20 + index, { escrowed_at: NEW });
  }
  await migrated();
  const keys = await keysOf('WS-Ä');
  expect(new Set(keys.map(([digit]) => digit))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  expect(new Set(keys.map(([, state]) => state))).toEqual(new Set(['current']));
});

test.each([
  ['the first reported last', NEW, OLD, 'compliant', 'non-compliant'],
  ['the second reported last', OLD, NEW, 'non-compliant', 'compliant'],
  ['the second alone reported', '', NEW, 'unknown', 'compliant'],
])('what the computer reported: %s', async (_which, first, second, ofFirst, ofSecond) => {
  await computer(5, 'WS-Ä', { model: ofFirst });
  await computer(6, 'ws-ä', { model: ofSecond });
  for (const [computer_id, last_contact_at, overall] of [
    [5, first, ofFirst],
    [6, second, ofSecond],
  ] as const) {
    await db('computer_compliance').where({ computer_id }).update({ last_contact_at, overall });
    await volume(computer_id, computer_id, OS);
    await key(computer_id, computer_id, { escrowed_at: last_contact_at || null });
    if (last_contact_at !== '')
      await db('volume_compliance').insert({
        volume_id: computer_id,
        compliance: overall,
        cipher_strength: 'xts-aes-256',
        protection: 'on',
        encryption: 'encrypted',
        protectors: '[]',
        reasons: '[]',
      });
  }
  await migrated();
  expect(
    await db('computer_compliance').select('computer_id', 'last_contact_at', 'overall'),
  ).toEqual([{ computer_id: 5, last_contact_at: NEW, overall: 'compliant' }]);
  expect(await db('computers').select('id', 'model')).toEqual([{ id: 5, model: 'compliant' }]);
  expect(await db('volume_compliance').select('volume_id', 'compliance')).toEqual([
    { volume_id: 5, compliance: 'compliant' },
  ]);
});

test('a domain that was stored twice is one, and so are its computers and people', async () => {
  await db('domains').insert([
    { id: 2, name: 'BÜRO', dns_name: 'büro.test' },
    { id: 3, name: 'HOME', dns_name: 'BÜRO.test' },
    // Of one NetBIOS name only: another domain.
    { id: 4, name: 'BÜRO', dns_name: 'büro.example' },
  ]);
  for (const [id, domain_id] of [
    [5, 2],
    [6, 3],
    [7, 4],
  ] as const) {
    await computer(id, 'WS-1', { domain_id });
    await user(id, 'mia', domain_id);
    await volume(id, id, OS);
    await key(id, id, { escrowed_at: id === 5 ? OLD : NEW });
  }
  await computer(8, 'WS-2', { domain_id: 3 });
  await user(5, 'leo', 3);
  await migrated();
  expect(await db('domains').orderBy('id').pluck('id')).toEqual([1, 2, 4]);
  expect(await db('domains').where({ id: 2 }).pluck('name')).toEqual(['HOME']);
  expect(await db('computers').orderBy('id').select('id', 'domain_id')).toEqual([
    { id: 5, domain_id: 2 },
    { id: 7, domain_id: 4 },
    { id: 8, domain_id: 2 },
  ]);
  expect(await db('computer_users').orderBy(['computer_id', 'name'])).toEqual([
    { computer_id: 5, domain_id: 2, name: 'leo' },
    { computer_id: 5, domain_id: 2, name: 'mia' },
    { computer_id: 7, domain_id: 4, name: 'mia' },
  ]);
  expect((await keysOf('WS-1')).map(([digit, state]) => [digit, state])).toEqual([
    [6, 'current'],
    [7, 'current'],
    [5, 'superseded'],
  ]);
});

test('three of one name are one, and a store without any stays as it is', async () => {
  for (const [id, name] of [
    [5, 'ПК-Ё'],
    [6, 'пк-ё'],
    [7, 'Пк-Ё'],
  ] as const) {
    await computer(id, name);
    await volume(id, id, OS);
    await key(id, id, { escrowed_at: `2026-0${id}-01T00:00:00.000Z` });
    await user(id, 'Zoë');
  }
  await user(5, 'ZOË');
  await migrated();
  expect((await keysOf('пк-Ё')).map(([digit, state]) => [digit, state])).toEqual([
    [7, 'current'],
    [6, 'superseded'],
    [5, 'superseded'],
  ]);
  expect(await db('computer_users').pluck('computer_id')).toEqual([5]);
  const tables = ['domains', 'computers', 'computer_users', 'volumes', 'protectors'];
  const rows = () => Promise.all(tables.map(async (table) => db(table).select()));
  const before = await rows();
  await migrated();
  expect(await rows()).toEqual(before);
});
