import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptListFiles } from '#main/desktop/kept-list-files.ts';
import type { KeptList } from '#main/ports/connection/kept-list.ts';
import { TENANT } from '#test/fakes/entra/authority.ts';
import {
  type EntraEstate,
  OPERATOR,
  OPERATOR_SID,
  type OpenedEntra,
  PAGES,
  openEntraAt,
  startEntra,
} from '#test/fakes/entra/estate.ts';
import { idOf, seedTenant } from '#test/fakes/entra/seed-tenant.ts';
import { encryptionOf } from '#test/fakes/memory-encryption.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

const signal = new AbortController().signal;
const KEY = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const PREFIX = { kind: 'prefix', start: 'AC9D5655' } as const;
const WHEN = '2026-06-01T09:00:00.000Z';
const OTHER = { ...OPERATOR, id: idOf('other'), onPremisesSecurityIdentifier: 'S-1-5-21-1-2-3-9' };

let estate: EntraEstate;
let folder: string;
let opened: OpenedEntra[];
beforeAll(async () => {
  if (canMakeCertificates()) estate = await startEntra();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-list-'));
  opened = [];
  const { tenant } = estate.graph;
  tenant.users.splice(0, Infinity, OPERATOR, OTHER);
  seedTenant(tenant, [
    {
      keyId: KEY,
      computer: 'WS-1',
      users: ['anna'],
      volume: { kind: 'operating-system' },
      recoveryPassword: '471207-278498-422125-177177-561902-537405-468006-693451',
      escrowedAt: '2026-01-01T00:00:00.000Z',
    },
  ]);
});
afterEach(() => {
  for (const one of opened) one.signOut();
  estate.graph.tenant.instead = () => undefined;
  estate.graph.tenant.refused.clear();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(async () => {
  await estate?.stop();
});

const onDisk = (encryption = encryptionOf(0x5a)): KeptList =>
  keptListFiles(folder, encryption).of('contoso');
const file = () => join(folder, 'contoso.list');

/** The console is started. */
function start(keptList = onDisk(), sid: string = OPERATOR_SID): OpenedEntra {
  const source = openEntraAt(estate, { keptList, sid });
  opened.push(source);
  return source;
}

/** Signs in, has the list read and kept, and ends the console. */
async function firstRun(): Promise<void> {
  const source = start();
  await source.signInAs();
  await expect.poll(() => readdirSync(folder)).toEqual(['contoso.list']);
  source.signOut();
}

/** From now on, no page of the list is answered. @returns lets them come */
function holdPages(): () => void {
  const held = Promise.withResolvers<void>();
  estate.graph.tenant.instead = async ({ url }) => {
    if (url.pathname.endsWith('recoveryKeys') && url.search === '') await held.promise;
    return undefined;
  };
  return held.resolve;
}

const pagesAsked = () =>
  estate.graph.requests.filter(
    ({ url }) => url.pathname.endsWith('recoveryKeys') && url.search === '',
  );
const ignored = ({ logged }: OpenedEntra) =>
  logged.filter(({ event }) => event === 'kept list of keys not used').map(({ fields }) => fields);

describe.runIf(canMakeCertificates())(
  'the list of keys on the disk',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    test('answers at the next start before a page has come, and is read anew then', async () => {
      await firstRun();
      const release = holdPages();
      const source = start();
      source.clock.advance(3 * 86_400_000);
      await source.cloud.signIn({ pages: PAGES, signal });
      await expect.poll(() => source.cloud.state().list.keys).toBe(1);
      // As old as it is.
      expect(source.cloud.state().list).toEqual({ keys: 1, asOf: WHEN, reading: 0 });
      const { matches } = await source.recovery.find(PREFIX, 10, { signal });
      expect(matches.map(({ keyId }) => keyId)).toEqual([KEY]);
      const [key] = estate.graph.tenant.keys;
      if (key !== undefined) estate.graph.tenant.keys.push({ ...key, id: idOf('made since') });
      release();
      await source.listIsRead();
      expect(source.cloud.state().list).toEqual({
        keys: 2,
        asOf: '2026-06-04T09:00:00.000Z',
        reading: null,
      });
      expect(ignored(source)).toEqual([]);
    });

    test('holds no key and, for whoever reads the file, no ID', async () => {
      await firstRun();
      const written = readFileSync(file()).toString('latin1');
      for (const text of ['471207', KEY, KEY.toLowerCase(), TENANT, OPERATOR.id])
        expect(written).not.toContain(text);
    });

    test('is read before anything is asked for, and nobody answers without a sign-in', async () => {
      await firstRun();
      const before = pagesAsked().length;
      const reading = Promise.withResolvers<void>();
      const source = start({
        ...onDisk(),
        async read() {
          await reading.promise;
          return onDisk().read();
        },
      });
      await expect(source.recovery.find(PREFIX, 10, { signal })).rejects.toMatchObject({
        code: 'entra.signInNeeded',
      });
      await source.cloud.signIn({ pages: PAGES, signal });
      expect(pagesAsked()).toHaveLength(before);
      reading.resolve();
      await source.listIsRead();
      expect(pagesAsked()).toHaveLength(before + 1);
    });

    test('stays over a sign-out, and is there for the same account alone', async () => {
      await firstRun();
      const release = holdPages();
      const other = start(onDisk(), OTHER.onPremisesSecurityIdentifier);
      estate.authority.next = OTHER;
      await other.cloud.signIn({ pages: PAGES, signal });
      await expect
        .poll(() => ignored(other))
        .toEqual([{ source: 'Entra ID', why: 'another account' }]);
      expect(other.cloud.state().list.keys).toBeNull();
      await expect(other.recovery.find(PREFIX, 10, { signal })).rejects.toMatchObject({
        code: 'entra.listIncomplete',
      });
      other.signOut();
      release();
      holdPages();
      const again = start();
      estate.authority.next = OPERATOR;
      await again.cloud.signIn({ pages: PAGES, signal });
      await expect.poll(() => again.cloud.state().list.keys).toBe(1);
    });

    test('is not what somebody gets who signs out while it is opened', async () => {
      await firstRun();
      const reading = Promise.withResolvers<void>();
      const source = start({
        ...onDisk(),
        async read() {
          await reading.promise;
          return onDisk().read();
        },
      });
      await source.cloud.signIn({ pages: PAGES, signal });
      source.cloud.signOut();
      reading.resolve();
      await new Promise(setImmediate);
      expect(source.cloud.state().list).toEqual({ keys: null, asOf: null, reading: null });
    });

    const whole = async () => {
      const found = await onDisk().read();
      if (found === undefined) throw new Error('nothing was kept');
      return found;
    };
    const about = async (changes: object) => {
      const found = await whole();
      await onDisk().keep({ ...found, about: { ...(found.about as object), ...changes } });
    };
    test.each([
      [
        'cut off',
        'damaged',
        async () => writeFileSync(file(), readFileSync(file()).subarray(0, 90)),
      ],
      ['empty', 'damaged', async () => writeFileSync(file(), '')],
      ['no file of ours', 'damaged', async () => writeFileSync(file(), 'once upon a time')],
      ['another person’s', 'damaged', async () => onDisk(encryptionOf(0x33)).keep(await whole())],
      ['of an older layout', 'another version', () => about({ version: 0 })],
      ['of a later layout', 'another version', () => about({ version: 2 })],
      [
        'of no layout',
        'another version',
        async () => onDisk().keep({ ...(await whole()), about: null }),
      ],
      ['without a date', 'damaged', () => about({ asOf: 'yesterday' })],
      ['counted wrongly', 'damaged', () => about({ keys: 7 })],
      [
        'of another tenant',
        'another account',
        () =>
          about({
            owner: {
              graph: estate.graph.url,
              tenant: idOf('t').toUpperCase(),
              account: OPERATOR.id,
            },
          }),
      ],
    ])('one that is %s is left, said once, and replaced', async (_what, why, spoil) => {
      await firstRun();
      await spoil();
      const spoilt = readFileSync(file());
      const source = start();
      await source.signInAs();
      expect(ignored(source)).toEqual([{ source: 'Entra ID', why }]);
      expect(source.cloud.state().list).toEqual({ keys: 1, asOf: WHEN, reading: null });
      await expect.poll(() => readFileSync(file()).equals(spoilt)).toBe(false);
      source.signOut();
      const next = start();
      await next.signInAs();
      expect(ignored(next)).toEqual([]);
    });

    test('is in memory alone, and says so, where nothing can be protected', async () => {
      const none = { ...encryptionOf(0x5a), isProtecting: async () => false };
      const source = start(onDisk(none));
      await source.signInAs();
      await expect
        .poll(() => source.cloud.state().list)
        .toEqual({ keys: 1, asOf: WHEN, reading: null, notKept: 'entra.listNotProtected' });
      expect(readdirSync(folder)).toEqual([]);
      source.cloud.signOut();
      expect(source.cloud.state().list).toEqual({ keys: null, asOf: null, reading: null });
    });

    test('a full disk costs nothing but the file', async () => {
      const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
      const source = start({ ...onDisk(), keep: () => Promise.reject(full) });
      await source.signInAs();
      await expect
        .poll(() => source.cloud.state().list)
        .toMatchObject({ keys: 1, notKept: 'entra.listNotKept' });
      expect((await source.recovery.find(PREFIX, 10, { signal })).total).toBe(1);
    });

    test('answers while the list may not be read any more, but names no device then', async () => {
      await firstRun();
      estate.graph.tenant.refused.add('BitlockerKey.ReadBasic.All');
      const source = start();
      await source.signInAs();
      expect(source.cloud.state().list).toMatchObject({ keys: 1, failure: 'entra.notPermitted' });
      await expect(source.recovery.find(PREFIX, 10, { signal })).rejects.toMatchObject({
        code: 'entra.notPermitted',
      });
    });
  },
);
