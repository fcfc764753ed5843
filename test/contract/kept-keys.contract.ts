import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportedKey } from '#main/domain/recovery/import-row.ts';
import { accountNames } from '#main/domain/sign-in/account-names.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { TpmSource } from '#main/ports/tpm/tpm-source.ts';
import type { ImportTarget } from '#main/tools/import/import-keys.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { RecoveryPassword } from '#shared/recovery/recovery-password.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';

export interface KeptKeysSubject {
  readonly target: ImportTarget;
  readonly source: RecoverySource;
  readonly tpm: TpmSource;
  readonly dispose: () => Promise<void>;
}

const PASSWORD = RecoveryPassword.parse('471207-278498-422125-177177-561902-537405-468006-693451');
const idOf = (digit: number) => RecoveryKeyId.parse(`${digit}0000000-0000-4000-8000-000000000000`);
const OLD = '2026-01-01T00:00:00.000Z';
const NEW = '2026-02-01T00:00:00.000Z';

const os = { kind: 'operating-system', driveLetter: 'C:', label: '' } as const;
const stick = { kind: 'removable', driveLetter: 'E:', label: 'STICK' } as const;
const FABRIKAM = { domain: 'FABRIKAM', dnsDomain: 'fabrikam.test' };
/** Another organisation's domain, which happens to have the same NetBIOS name. */
const NAMESAKE = { domain: 'FABRIKAM', dnsDomain: 'fabrikam.com' };
const WITHOUT_DNS = { domain: 'FABRIKAM', dnsDomain: 'fabrikam' };

type Row = Partial<Pick<ImportedKey, 'volume' | 'escrowedAt'>> & {
  readonly digit: number;
  readonly of?: { readonly domain: string; readonly dnsDomain: string };
  readonly computer?: string;
  /** `DOMAIN\name` */
  readonly users?: readonly string[];
};

function keyOf({
  digit,
  of = FABRIKAM,
  computer = 'WS-1',
  users = [],
  ...given
}: Row): ImportedKey {
  return {
    keyId: idOf(digit),
    recoveryPassword: PASSWORD,
    keyPackage: undefined,
    escrowedAt: 'escrowedAt' in given ? given.escrowedAt : OLD,
    computer: { ...of, name: computer },
    users: users.map((user) => {
      const [domain = '', name = ''] = user.split('\\');
      return { domain, name };
    }),
    volume: given.volume ?? os,
  };
}

/** What Keydesk's own stores make of imported keys: whose they are, and which are superseded. */
export function keptKeysContract(name: string, make: () => Promise<KeptKeysSubject>): void {
  describe(`kept keys: ${name}`, () => {
    let subject: KeptKeysSubject;
    const options = { signal: new AbortController().signal };
    const add = (...rows: readonly Row[]) => subject.target.write(rows.map(keyOf));
    const found = async (digit: number) => {
      const { matches } = await subject.source.find(
        { kind: 'whole', start: idOf(digit) },
        10,
        options,
      );
      return matches[0];
    };
    const states = async (...digits: readonly number[]) =>
      Promise.all(digits.map(async (digit) => (await found(digit))?.state));
    const digitsOf = (protectors: readonly { readonly keyId: string }[]) =>
      protectors.map(({ keyId }) => Number(keyId[0]));
    const ofComputer = async (computer: string, domain = '') =>
      digitsOf(await subject.source.ofComputer({ domain, name: computer }, 10, options));
    const ofEndUser = async (endUser: string) =>
      digitsOf((await subject.source.ofEndUser?.(accountNames(endUser, []), 10, options)) ?? []);

    beforeEach(async () => {
      subject = await make();
    });
    afterEach(() => subject.dispose());

    test('a newer key supersedes an older one of its drive, however rows are sorted', async () => {
      await add({ digit: 1, escrowedAt: NEW }, { digit: 2, escrowedAt: OLD });
      await add({ digit: 3, computer: 'WS-2' }, { digit: 4, computer: 'WS-2', escrowedAt: NEW });
      expect(await states(1, 2, 3, 4)).toEqual(['current', 'superseded', 'superseded', 'current']);
    });

    test('a key of unknown date supersedes none, is not superseded, and comes last', async () => {
      await add(
        { digit: 1, escrowedAt: undefined },
        { digit: 2, escrowedAt: NEW },
        { digit: 3, escrowedAt: OLD },
      );
      expect(await states(1, 2, 3)).toEqual(['current', 'current', 'superseded']);
      expect((await found(1))?.escrowedAt).toBe(UNKNOWN_TIME);
      expect(await ofComputer('WS-1')).toEqual([2, 3, 1]);
    });

    test('of two keys of one moment, nobody knows which is the newer', async () => {
      await add({ digit: 1, escrowedAt: NEW }, { digit: 2, escrowedAt: NEW });
      expect(await states(1, 2)).toEqual(['current', 'current']);
    });

    test.each([
      ['removable drives of one letter and label', stick],
      ['drives of an unknown kind', { kind: 'unknown', driveLetter: 'C:', label: 'DATA' }],
      ['fixed drives without a letter', { kind: 'fixed', driveLetter: '', label: 'DATA' }],
    ] as const)('%s are not one drive', async (_what, volume) => {
      await add({ digit: 1, volume }, { digit: 2, volume, escrowedAt: NEW });
      expect(await states(1, 2)).toEqual(['current', 'current']);
      expect((await found(1))?.volume).toEqual(volume);
    });

    test('a fixed drive is known by its letter, and letters have no case', async () => {
      const label = 'ÄRZTE';
      await add(
        { digit: 1, volume: { kind: 'fixed', driveLetter: 'd:', label } },
        { digit: 2, volume: { kind: 'fixed', driveLetter: 'D:', label: 'ärzte' }, escrowedAt: NEW },
      );
      expect(await states(1, 2)).toEqual(['superseded', 'current']);
    });

    test('computers and people that differ in case alone are one, in any script', async () => {
      await add(
        { digit: 1, computer: 'WS-Ä', users: ['FABRIKAM\\MÜLLER'] },
        { digit: 2, computer: 'ws-ä', users: ['fabrikam\\müller'], escrowedAt: NEW },
        { digit: 3, computer: 'ПК-7' },
      );
      expect(await states(1, 2)).toEqual(['superseded', 'current']);
      expect((await found(2))?.computer).toEqual({ domain: 'FABRIKAM', name: 'WS-Ä' });
      expect((await found(2))?.users).toEqual(['FABRIKAM\\MÜLLER']);
      expect(await ofComputer('Ws-ä', 'fabrikam.TEST')).toEqual([2, 1]);
      expect(await ofComputer('WS-A')).toEqual([]);
      expect(await ofComputer('пк-7')).toEqual([3]);
      expect(await ofEndUser('FABRIKAM\\Müller')).toEqual([2, 1]);
    });

    test('either name of a domain finds the computers of its people', async () => {
      await add(
        { digit: 1, users: ['FABRIKAM\\mia'] },
        { digit: 2, users: ['fabrikam.test\\mia'] },
      );
      for (const domain of ['FABRIKAM', 'fabrikam', 'fabrikam.test', 'FABRIKAM.TEST'])
        for (const form of [`${domain}\\mia`, `mia@${domain}`])
          expect(new Set(await ofEndUser(form))).toEqual(new Set([1, 2]));
      expect(await found(2)).toMatchObject({
        users: ['FABRIKAM\\mia'],
        domains: [{ netbios: 'FABRIKAM', dns: 'fabrikam.test' }],
      });
    });

    test.each([
      ['one way', [0, 1]],
      ['and the other', [1, 0]],
    ])('two domains that share a NetBIOS name stay two: %s', async (_order, order) => {
      const rows: readonly Row[] = [
        { digit: 1, of: FABRIKAM, users: ['FABRIKAM\\mia'] },
        { digit: 2, of: NAMESAKE, users: ['FABRIKAM\\mia'], escrowedAt: NEW },
      ];
      await add(...order.flatMap((index) => rows[index] ?? []));
      expect(await states(1, 2)).toEqual(['current', 'current']);
      const [one, other] = [await found(1), await found(2)];
      expect(one?.computer).toEqual({ domain: 'fabrikam.test', name: 'WS-1' });
      expect(one?.users).toEqual(['fabrikam.test\\mia']);
      expect(other?.computer).toEqual({ domain: 'fabrikam.com', name: 'WS-1' });
      expect(other?.users).toEqual(['fabrikam.com\\mia']);
      expect(await ofComputer('WS-1', 'fabrikam.com')).toEqual([2]);
      expect(await ofComputer('WS-1', 'FABRIKAM')).toEqual([2, 1]);
      expect(await ofEndUser('fabrikam.test\\mia')).toEqual([1]);
    });

    test.each([
      ['first', [0, 1]],
      ['last', [1, 0]],
    ])('a row without the DNS name, %s, leaves it known', async (_place, order) => {
      const rows: readonly Row[] = [
        { digit: 1, of: WITHOUT_DNS, users: ['FABRIKAM\\mia'] },
        { digit: 2, of: FABRIKAM, computer: 'WS-2', users: ['FABRIKAM\\mia'] },
      ];
      await add(...order.flatMap((index) => rows[index] ?? []));
      await add({ digit: 3, of: FABRIKAM, users: ['FABRIKAM\\leo'] });
      expect(
        (await subject.tpm.find({ domain: 'FABRIKAM', name: 'WS-1' }, options)).computer,
      ).toMatchObject({
        dnsDomain: 'fabrikam.test',
        users: expect.arrayContaining(['FABRIKAM\\mia', 'FABRIKAM\\leo']),
      });
      expect((await found(1))?.computer.domain).toBe('FABRIKAM');
      expect((await found(2))?.computer.domain).toBe('FABRIKAM');
      expect(new Set(await ofComputer('WS-1', 'fabrikam.test'))).toEqual(new Set([1, 3]));
      expect(new Set(await ofEndUser('fabrikam.test\\mia'))).toEqual(new Set([1, 2]));
    });

    test('a computer of either domain is found by the DNS name alone', async () => {
      await add({ digit: 1, of: FABRIKAM }, { digit: 2, of: NAMESAKE });
      const find = (domain: string) => subject.tpm.find({ domain, name: 'WS-1' }, options);
      expect((await find('fabrikam.COM')).computer).toMatchObject({
        domain: 'fabrikam.com',
        dnsDomain: 'fabrikam.com',
      });
      await expect(find('FABRIKAM')).rejects.toMatchObject({ code: 'tpm.severalDomains' });
    });

    test('which of two domains a row without a DNS name means, is not supposed', async () => {
      await add(
        { digit: 1, of: WITHOUT_DNS },
        { digit: 2, of: FABRIKAM },
        { digit: 3, of: NAMESAKE },
      );
      expect(await ofComputer('WS-1', 'fabrikam.test')).toEqual([2]);
      expect(await ofComputer('WS-1', 'fabrikam.com')).toEqual([3]);
      expect(await ofComputer('WS-1', 'FABRIKAM')).toEqual([1, 2, 3]);
    });

    test.each([
      ['first', [0, 1]],
      ['last', [1, 0]],
    ])('a NetBIOS name that was told, %s, is better than a supposed one', async (_place, order) => {
      const rows: readonly Row[] = [
        { digit: 1, of: { domain: 'CORP', dnsDomain: 'emea.fabrikam.test' } },
        { digit: 2, of: { domain: 'EMEA', dnsDomain: 'EMEA.fabrikam.test' } },
      ];
      await add(...order.flatMap((index) => rows[index] ?? []));
      expect((await found(1))?.computer.domain).toBe('CORP');
      expect((await found(2))?.computer.domain).toBe('CORP');
    });

    test('a person of a third domain is of none of the two', async () => {
      await add({ digit: 1, users: ['WOODGROVE\\mia', 'woodgrove.test\\mia'] });
      expect(new Set((await found(1))?.users)).toEqual(
        new Set(['WOODGROVE\\mia', 'woodgrove.test\\mia']),
      );
      expect(await ofEndUser('FABRIKAM\\mia')).toEqual([]);
    });
  });
}
