import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readProtector } from '#main/features/recorded-read.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import { Protector, type VolumeKind } from '#shared/recovery/protector.ts';
import { RecoveryKeyId, readKeyId, type KeyIdQuery } from '#shared/recovery/recovery-key-id.ts';
import { holdsSecret } from '#shared/request/secret-text.ts';
import type { ManualClock } from '../fakes/manual-clock.ts';
import { draft } from './drafts.ts';

/** A protector to be put into the source before the suite looks for it. */
export interface SeedProtector {
  readonly keyId: string;
  readonly computer: string;
  /** In domain CONTOSO. */
  readonly users: readonly string[];
  readonly volume: { readonly kind: VolumeKind; readonly driveLetter: string };
  readonly recoveryPassword: string;
  readonly keyPackage: readonly number[] | undefined;
  /** ISO 8601, UTC. */
  readonly escrowedAt: string;
}

export interface RecoverySourceBench {
  readonly source: RecoverySource;
  /** Whether it knows who uses a computer and which drive a key is for. */
  readonly knowsUse: boolean;
  /**
   * What it does not offer of a drive, where it knows who uses a computer: its letter. Of a key: a
   * list says nothing of packages; there are none.
   */
  readonly keepsBack?: readonly ('drive-letter' | 'package-in-list' | 'package')[];
  /** A source that keeps no record of its own has its intent written before, and its outcome after. */
  readonly entriesEach: 1 | 2;
  /** Where the source's disclosures are recorded. Empty at first. */
  readonly log: AuditLog;
  readonly clock: ManualClock;
  readonly dispose: () => Promise<void>;
}

// Public, valid numbers from the documentation of libbde and of Windows.
const FIRST_PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const SECOND_PASSWORD = '496298-461032-321464-595518-463221-173943-033616-139579';

const OLD = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const NEW = 'AC9D5655-0000-4D1D-902F-1B6087118138';
const LONELY = 'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF';
const NEIGHBOUR = 'AC9D5656-0000-4000-8000-000000000000';

const os = { kind: 'operating-system', driveLetter: 'C:' } as const;
const SEED: readonly SeedProtector[] = [
  {
    keyId: OLD,
    computer: 'WS-1',
    users: ['anna', 'bert'],
    volume: os,
    recoveryPassword: FIRST_PASSWORD,
    keyPackage: [0, 1, 254, 255],
    escrowedAt: '2026-01-01T00:00:00.000Z',
  },
  {
    keyId: NEW,
    computer: 'WS-1',
    users: ['anna', 'bert'],
    volume: os,
    recoveryPassword: SECOND_PASSWORD,
    keyPackage: undefined,
    escrowedAt: '2026-02-01T00:00:00.000Z',
  },
  {
    keyId: LONELY,
    computer: 'WS-2',
    users: [],
    volume: { kind: 'removable', driveLetter: 'E:' },
    recoveryPassword: FIRST_PASSWORD,
    keyPackage: [7],
    escrowedAt: '2026-01-15T00:00:00.000Z',
  },
  {
    keyId: NEIGHBOUR,
    computer: 'WS-3',
    users: ['carla'],
    volume: os,
    recoveryPassword: SECOND_PASSWORD,
    keyPackage: [8],
    escrowedAt: '2026-01-20T00:00:00.000Z',
  },
];

function query(typed: string): KeyIdQuery {
  const reading = readKeyId(typed);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.query;
}

/** What every source promises, with the record that stands around a disclosure. */
export function recoverySourceContract(
  name: string,
  make: (seed: readonly SeedProtector[]) => Promise<RecoverySourceBench>,
): void {
  describe(`recovery source: ${name}`, () => {
    let bench: RecoverySourceBench;
    const signal = new AbortController().signal;
    const find = (typed: string, limit = 10) => bench.source.find(query(typed), limit, { signal });
    const keepsBack = (what: NonNullable<RecoverySourceBench['keepsBack']>[number]) =>
      bench.keepsBack?.includes(what) ?? false;
    const disclose = (keyId: string) =>
      readProtector(bench.source, RecoveryKeyId.parse(keyId), {
        log: bench.log,
        entry: draft({ keyId }),
      });
    beforeEach(async () => {
      bench = await make(SEED);
    });
    afterEach(() => bench.dispose());

    test('a prefix finds exactly the keys that begin with it, newest first', async () => {
      const found = await find('ac9d5655');
      expect(found.matches.map(({ keyId }) => keyId)).toEqual([NEW, OLD]);
      expect(found.total).toBe(2);
    });

    test('more digits narrow the list', async () => {
      expect((await find('AC9D5655-F')).matches.map(({ keyId }) => keyId)).toEqual([OLD]);
      expect((await find(LONELY)).matches).toHaveLength(1);
      expect((await find('FFFFFFFF')).matches).toHaveLength(1);
    });

    test('the keys of a computer, newest first, by its name in any case, with its domain or without', async () => {
      const of = async (computer: string, domain = '', limit = 10) =>
        (await bench.source.ofComputer({ domain, name: computer }, limit, { signal })).map(
          ({ keyId }) => keyId,
        );
      expect(await of('WS-1')).toEqual([NEW, OLD]);
      expect(await of('ws-1', 'contoso')).toEqual([NEW, OLD]);
      expect(await of('WS-1', 'CONTOSO.test', 1)).toEqual([NEW]);
      for (const [computer, domain] of [
        ['WS', ''],
        ['WS-1', 'FABRIKAM'],
        ['*', ''],
        ['%', ''],
        ['', ''],
        ["' or 1=1 --", ''],
      ] as const)
        expect(await of(computer, domain)).toEqual([]);
    });

    test('the keys of an end user’s computers, where the source knows them, newest first', async () => {
      const of = async (endUser: string, limit = 10) =>
        (await bench.source.ofEndUser?.(endUser, limit, { signal }))?.map(({ keyId }) => keyId) ??
        [];
      const isKnown = bench.source.ofEndUser !== undefined && bench.knowsUse;
      expect(await of('CONTOSO\\anna')).toEqual(isKnown ? [NEW, OLD] : []);
      expect(await of('contoso\\ANNA', 1)).toEqual(isKnown ? [NEW] : []);
      expect(await of('CONTOSO\\carla')).toEqual(isKnown ? [NEIGHBOUR] : []);
      for (const nobody of [
        'CONTOSO\\ann',
        'FABRIKAM\\anna',
        'anna',
        '',
        '%',
        "CONTOSO\\' or 1=1 --",
      ])
        expect(await of(nobody)).toEqual([]);
    });

    test('no match is an empty list, not an error', async () => {
      expect(await find('12345678')).toEqual({ matches: [], total: 0 });
      expect(await find('00000000-0000-0000-0000-000000000000')).toEqual({ matches: [], total: 0 });
    });

    test('the total counts what the limit cut off', async () => {
      const found = await find('AC9D5655', 1);
      expect(found.matches.map(({ keyId }) => keyId)).toEqual([NEW]);
      expect(found.total).toBe(2);
    });

    test('a match says everything but its secrets', async () => {
      const [newest, oldest] = (await find('AC9D5655')).matches;
      expect(Protector.parse(newest)).toEqual(newest);
      expect(newest).toMatchObject({
        computer: { domain: 'CONTOSO', name: 'WS-1' },
        users: bench.knowsUse ? ['CONTOSO\\anna', 'CONTOSO\\bert'] : [],
        volume: bench.knowsUse
          ? { ...os, ...(keepsBack('drive-letter') && { driveLetter: '' }) }
          : { kind: 'unknown' },
        escrowedAt: '2026-02-01T00:00:00.000Z',
        state: 'current',
        hasKeyPackage: false,
        sources: [bench.source.name],
      });
      expect(oldest).toMatchObject({
        state: 'superseded',
        hasKeyPackage: !keepsBack('package-in-list'),
      });
      expect(holdsSecret(JSON.stringify([newest, oldest]))).toBe(false);
    });

    test('a computer without known users has none', async () => {
      expect((await find('FFFFFFFF')).matches[0]?.users).toEqual([]);
    });

    test('looking leaves no entry', async () => {
      await find('AC9D5655');
      expect(await bench.log.newestSequence()).toBe(0);
    });

    test('a disclosure gives the secrets, leaves its entry and marks the key', async () => {
      const disclosed = await disclose(NEIGHBOUR);
      expect(disclosed.recoveryPassword).toBe(SECOND_PASSWORD);
      expect([...(disclosed.keyPackage ?? [])]).toEqual(keepsBack('package') ? [] : [8]);
      expect(disclosed.protector.keyId).toBe(NEIGHBOUR);
      const entries = await bench.log.read(1, 10);
      expect(entries).toHaveLength(bench.entriesEach);
      for (const entry of entries)
        expect(entry).toMatchObject({ action: 'disclose', keyId: NEIGHBOUR });
      expect((await find(NEIGHBOUR)).matches[0]?.state).toBe(
        bench.source.marksDisclosed ? 'disclosed' : 'current',
      );
    });

    test('an old key stays superseded when it is disclosed', async () => {
      await disclose(OLD);
      expect((await find(OLD)).matches[0]?.state).toBe('superseded');
      expect((await find(NEW)).matches[0]?.state).toBe('current');
    });

    test('key packages keep their bytes; without one there is none', async () => {
      expect([...((await disclose(OLD)).keyPackage ?? [])]).toEqual(
        keepsBack('package') ? [] : [0, 1, 254, 255],
      );
      expect((await disclose(NEW)).keyPackage).toBeUndefined();
    });

    test('disclosing again is another entry', async () => {
      await disclose(LONELY);
      await disclose(LONELY);
      expect(await bench.log.newestSequence()).toBe(2 * bench.entriesEach);
      expect((await find(LONELY)).matches[0]?.state).toBe(
        bench.source.marksDisclosed ? 'disclosed' : 'current',
      );
    });

    test('a key that is gone is refused; where an intent was written, its failure follows', async () => {
      await expect(disclose('12345678-0000-4000-8000-000000000000')).rejects.toMatchObject({
        code: 'recovery.noMatch',
      });
      expect((await bench.log.read(1, 10)).map(({ result }) => result)).toEqual(
        bench.entriesEach === 1 ? [] : ['intended', 'failed'],
      );
    });

    test('a cancelled search says so', async () => {
      const gone = AbortSignal.abort();
      await expect(
        bench.source.find(query('AC9D5655'), 10, { signal: gone }),
      ).rejects.toMatchObject({ code: 'request.cancelled' });
    });
  });
}
