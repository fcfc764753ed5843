import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountNames } from '#main/domain/sign-in/account-names.ts';
import { readProtector } from '#main/features/recorded-read.ts';
import type { LogWithoutGuesses } from '#main/ports/audit/audit-log.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import { Protector, type VolumeKind } from '#shared/recovery/protector.ts';
import { RecoveryKeyId, readKeyId, type KeyIdQuery } from '#shared/recovery/recovery-key-id.ts';
import { holdsSecret } from '#shared/request/secret-text.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
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

export interface RecoverySourceSubject {
  readonly source: RecoverySource;
  /** Whether it knows who uses a computer and which drive a key is for. */
  readonly knowsUse: boolean;
  /**
   * What the source does not offer: the letter of a drive (although it knows the computer's users),
   * the domain of a computer, whether a key found by a search has a package, or packages at all;
   * when a key was escrowed; a search by key ID, for which it has to be told the computers.
   */
  readonly keepsBack?: readonly (
    | 'drive-letter'
    | 'computer-domain'
    | 'package-in-list'
    | 'package'
    | 'escrow-date'
    | 'search-by-id'
  )[];
  /**
   * How many entries one disclosure leaves: 1 where the source records it, 2 (intent and outcome)
   * where the console does.
   */
  readonly entriesEach: 1 | 2;
  /** Where the source's disclosures are recorded. Empty at first. */
  readonly log: LogWithoutGuesses;
  readonly clock: ManualClock;
  readonly dispose: () => Promise<void>;
}

/** The domain of the seed's users, as the operator's directory knows it. */
const KNOWN_DOMAINS = [{ netbios: 'CONTOSO', dns: 'contoso.test' }];

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

const COMPUTERS = ['WS-1', 'WS-2', 'WS-3'].map((name) => ({ domain: '', name }));

function query(typed: string): KeyIdQuery {
  const reading = readKeyId(typed);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.query;
}

/** What every source promises, including the record of each disclosure. */
export function recoverySourceContract(
  name: string,
  make: (seed: readonly SeedProtector[]) => Promise<RecoverySourceSubject>,
): void {
  describe(`recovery source: ${name}`, () => {
    let subject: RecoverySourceSubject;
    const signal = new AbortController().signal;
    const find = (typed: string, limit = 10) =>
      subject.source.find(query(typed), limit, { signal, ...places() });
    /** As the console asks it: about the computers of another list that was searched by ID. */
    const places = () =>
      keepsBack('search-by-id') ? { places: { computers: COMPUTERS, areAll: true } } : {};
    /** Without dates there is no order. */
    const inOrder = (ids: readonly string[]) =>
      keepsBack('escrow-date') ? ids.toSorted() : [...ids];
    /** Without dates no key is known to be the newer one. */
    const oldState = () => (keepsBack('escrow-date') ? 'current' : 'superseded');
    /** What a list of one has. */
    const newestOf = (newest: string, older: string) =>
      keepsBack('escrow-date') ? [expect.toBeOneOf([newest, older])] : [newest];
    const idsOf = (protectors: readonly Protector[]) =>
      inOrder(protectors.map(({ keyId }) => keyId));
    const keepsBack = (what: NonNullable<RecoverySourceSubject['keepsBack']>[number]) =>
      subject.keepsBack?.includes(what) ?? false;
    const disclose = async (keyId: string) => {
      // The console has always listed a key before.
      if (keepsBack('search-by-id')) await find(keyId);
      return readProtector(subject.source, RecoveryKeyId.parse(keyId), {
        log: subject.log,
        entry: draft({ keyId }),
      });
    };
    beforeEach(async () => {
      subject = await make(SEED);
    });
    afterEach(() => subject.dispose());

    test('a prefix finds exactly the keys that begin with it, newest first', async () => {
      const found = await find('ac9d5655');
      expect(idsOf(found.matches)).toEqual(inOrder([NEW, OLD]));
      expect(found.total).toBe(2);
    });

    test('more digits narrow the list', async () => {
      expect((await find('AC9D5655-F')).matches.map(({ keyId }) => keyId)).toEqual([OLD]);
      expect((await find(LONELY)).matches).toHaveLength(1);
      expect((await find('FFFFFFFF')).matches).toHaveLength(1);
    });

    test('finds the keys of a computer, newest first, with or without its domain', async () => {
      const of = async (computer: string, domain = '', limit = 10) =>
        idsOf(await subject.source.ofComputer({ domain, name: computer }, limit, { signal }));
      expect(await of('WS-1')).toEqual(inOrder([NEW, OLD]));
      expect(await of('ws-1', 'contoso')).toEqual(inOrder([NEW, OLD]));
      expect(await of('WS-1', 'CONTOSO.test', 1)).toEqual(newestOf(NEW, OLD));
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

    test('finds the keys of an end user’s computers, where the source knows them', async () => {
      const of = async (endUser: string, limit = 10) =>
        idsOf(
          (await subject.source.ofEndUser?.(accountNames(endUser, KNOWN_DOMAINS), limit, {
            signal,
          })) ?? [],
        );
      const isKnown = subject.source.ofEndUser !== undefined && subject.knowsUse;
      expect(await of('CONTOSO\\anna')).toEqual(isKnown ? inOrder([NEW, OLD]) : []);
      expect(await of('contoso\\ANNA', 1)).toEqual(isKnown ? newestOf(NEW, OLD) : []);
      expect(await of('CONTOSO\\carla')).toEqual(isKnown ? [NEIGHBOUR] : []);
      for (const form of [
        'contoso.test\\anna',
        'CONTOSO.TEST.\\Anna',
        'anna@contoso.test',
        'Anna@CONTOSO',
        'CONTOSO\\anna@contoso.test',
      ])
        expect(await of(form)).toEqual(isKnown ? inOrder([NEW, OLD]) : []);
      for (const nobody of [
        'anna@contoso.com',
        'anna@',
        '@contoso.test',
        'FABRIKAM\\anna@contoso.test',
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
      expect(idsOf(found.matches)).toEqual(newestOf(NEW, OLD));
      expect(found.total).toBe(2);
    });

    test('a match holds everything except its secrets', async () => {
      const { matches } = await find('AC9D5655');
      const [newest, oldest] = [NEW, OLD].map((id) => matches.find(({ keyId }) => keyId === id));
      expect(Protector.parse(newest)).toEqual(newest);
      expect(newest).toMatchObject({
        computer: { domain: keepsBack('computer-domain') ? '' : 'CONTOSO', name: 'WS-1' },
        users: subject.knowsUse ? ['CONTOSO\\anna', 'CONTOSO\\bert'] : [],
        volume: subject.knowsUse
          ? { ...os, ...(keepsBack('drive-letter') && { driveLetter: '' }) }
          : { kind: 'unknown' },
        escrowedAt: keepsBack('escrow-date') ? UNKNOWN_TIME : '2026-02-01T00:00:00.000Z',
        state: 'current',
        hasKeyPackage: false,
        sources: [subject.source.name],
      });
      expect(oldest).toMatchObject({
        state: oldState(),
        hasKeyPackage: !keepsBack('package-in-list'),
      });
      expect(holdsSecret(JSON.stringify([newest, oldest]))).toBe(false);
    });

    test('a computer without known users has none', async () => {
      expect((await find('FFFFFFFF')).matches[0]?.users).toEqual([]);
    });

    test('a search leaves no entry', async () => {
      await find('AC9D5655');
      expect(await subject.log.newestSequence()).toBe(0);
    });

    test('a disclosure gives the secrets, leaves its entry and marks the key', async () => {
      const disclosed = await disclose(NEIGHBOUR);
      expect(disclosed.recoveryPassword).toBe(SECOND_PASSWORD);
      expect([...(disclosed.keyPackage ?? [])]).toEqual(keepsBack('package') ? [] : [8]);
      expect(disclosed.protector.keyId).toBe(NEIGHBOUR);
      const entries = await subject.log.read(1, 10);
      expect(entries).toHaveLength(subject.entriesEach);
      for (const entry of entries)
        expect(entry).toMatchObject({ action: 'disclose', keyId: NEIGHBOUR });
      expect((await find(NEIGHBOUR)).matches[0]?.state).toBe(
        subject.source.marksDisclosed ? 'disclosed' : 'current',
      );
    });

    test('an old key stays superseded when it is disclosed', async () => {
      await disclose(OLD);
      expect((await find(OLD)).matches[0]?.state).toBe(oldState());
      expect((await find(NEW)).matches[0]?.state).toBe('current');
    });

    test('a key package keeps its bytes', async () => {
      expect([...((await disclose(OLD)).keyPackage ?? [])]).toEqual(
        keepsBack('package') ? [] : [0, 1, 254, 255],
      );
      expect((await disclose(NEW)).keyPackage).toBeUndefined();
    });

    test('each disclosure of a key leaves its own entry', async () => {
      await disclose(LONELY);
      await disclose(LONELY);
      expect(await subject.log.newestSequence()).toBe(2 * subject.entriesEach);
      expect((await find(LONELY)).matches[0]?.state).toBe(
        subject.source.marksDisclosed ? 'disclosed' : 'current',
      );
    });

    test('refuses a missing key, and records the failure after an intent', async () => {
      await expect(disclose('12345678-0000-4000-8000-000000000000')).rejects.toMatchObject({
        code: 'recovery.noMatch',
      });
      expect((await subject.log.read(1, 10)).map(({ result }) => result)).toEqual(
        subject.entriesEach === 1 ? [] : ['intended', 'failed'],
      );
    });

    test('a cancelled search says so', async () => {
      const gone = AbortSignal.abort();
      await expect(
        subject.source.find(query('AC9D5655'), 10, { signal: gone, ...places() }),
      ).rejects.toMatchObject({ code: 'request.cancelled' });
    });
  });
}
