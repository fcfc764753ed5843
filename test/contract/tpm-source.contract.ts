import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LogWithoutGuesses } from '#main/ports/audit/audit-log.ts';
import type { RecordingTpmSource } from '#main/ports/tpm/tpm-source.ts';
import { holdsSecret } from '#shared/request/secret-text.ts';
import { TpmOwner } from '#shared/tpm/tpm-owner.ts';
import { draft } from './drafts.ts';

/** A computer of the domain CONTOSO (contoso.test), with its owner passwords. */
export interface SeedTpmComputer {
  readonly computer: string;
  /** In domain CONTOSO. */
  readonly users: readonly string[];
  readonly owners: readonly { readonly ownerPassword: string; readonly recordedAt: string }[];
}

export interface TpmSourceSubject {
  readonly source: RecordingTpmSource;
  /** Where the source's disclosures are recorded. Empty at first. */
  readonly log: LogWithoutGuesses;
  readonly dispose: () => Promise<void>;
}

const OLD = {
  ownerPassword: '1euIs20Or/60b0ehnTqoX4cMis8=',
  recordedAt: '2014-01-01T00:00:00.000Z',
};
const NEW = {
  ownerPassword: '2jmj7l5rSw0yVb/vlWAYkK/YBwk=',
  recordedAt: '2015-01-01T00:00:00.000Z',
};
const SEED: readonly SeedTpmComputer[] = [
  { computer: 'WS-1', users: ['anna', 'bert'], owners: [OLD] },
  { computer: 'WS-12', users: [], owners: [OLD, NEW] },
  { computer: 'WS-2', users: ['carla'], owners: [] },
];

/** What every source of TPM owner passwords promises that keeps its own record of disclosures. */
export function tpmSourceContract(
  name: string,
  make: (seed: readonly SeedTpmComputer[]) => Promise<TpmSourceSubject>,
): void {
  describe(`TPM source: ${name}`, () => {
    let subject: TpmSourceSubject;
    const signal = new AbortController().signal;
    const find = (computer: string, domain = 'contoso.test') =>
      subject.source.find({ domain, name: computer }, { signal });
    const ownerIdOf = async (computer: string) => (await find(computer)).owners[0]?.ownerId ?? '';
    beforeEach(async () => {
      subject = await make(SEED);
    });
    afterEach(() => subject.dispose());

    test.each([
      ['WS-1', 'contoso.test'],
      ['ws-1', 'CONTOSO.TEST'],
      ['WS-1', 'CONTOSO'],
      ['Ws-1', 'contoso'],
    ])('finds %s in %s, with everything except the secret', async (computer, domain) => {
      const found = await find(computer, domain);
      expect(found.computer).toMatchObject({
        domain: 'CONTOSO',
        dnsDomain: 'contoso.test',
        name: 'WS-1',
        users: ['CONTOSO\\anna', 'CONTOSO\\bert'],
      });
      expect(found.owners).toEqual([
        {
          ownerId: expect.any(String),
          computer: found.computer,
          recordedAt: OLD.recordedAt,
          state: 'current',
          source: subject.source.name,
        },
      ]);
      expect(TpmOwner.parse(found.owners[0])).toEqual(found.owners[0]);
      expect(holdsSecret(JSON.stringify(found))).toBe(false);
    });

    test('lists several owner passwords as a history, newest first', async () => {
      const { owners } = await find('WS-12');
      expect(owners.map(({ recordedAt, state }) => [recordedAt, state])).toEqual([
        [NEW.recordedAt, 'current'],
        [OLD.recordedAt, 'superseded'],
      ]);
    });

    test('tells a computer without an owner password from an unknown computer', async () => {
      expect(await find('WS-2')).toMatchObject({
        computer: { name: 'WS-2', users: ['CONTOSO\\carla'] },
        owners: [],
      });
      for (const [computer, domain] of [
        ['WS-9', 'contoso.test'],
        ['WS-1', 'emea.contoso.test'],
        ['WS-1', 'nowhere'],
        ['WS', 'contoso.test'],
        ['*', 'CONTOSO'],
        ["' or 1=1 --", 'CONTOSO'],
      ] as const) {
        expect(await find(computer, domain)).toEqual({ computer: undefined, owners: [] });
      }
    });

    test('names are completed from their beginning, in order', async () => {
      const named = async (start: string, limit = 10) =>
        (await subject.source.computersNamed(start, limit, { signal })).map(
          ({ name: computer }) => computer,
        );
      expect(await named('ws-1')).toEqual(['WS-1', 'WS-12']);
      expect(await named('WS-')).toEqual(['WS-1', 'WS-12', 'WS-2']);
      expect(await named('WS-', 2)).toEqual(['WS-1', 'WS-12']);
      for (const nobody of ['S-1', '%', '*', 'WS_1']) expect(await named(nobody)).toEqual([]);
    });

    test('a search leaves no entry; a disclosure gives the secret and leaves one', async () => {
      const ownerId = await ownerIdOf('WS-1');
      expect(await subject.log.newestSequence()).toBe(0);
      expect(
        await subject.source.disclose(
          ownerId,
          draft({ action: 'disclose', keyType: 'tpm-password-hash', reason: 'clear-tpm' }),
        ),
      ).toMatchObject({
        ownerPassword: OLD.ownerPassword,
        owner: { ownerId, computer: { name: 'WS-1' } },
      });
      expect(await subject.log.read(1, 10)).toMatchObject([
        { sequence: 1, action: 'disclose', keyType: 'tpm-password-hash' },
      ]);
    });

    test.each(['999999', 'nothing', '', "1' or '1'='1"])(
      'an unknown record %j is refused without an entry',
      async (ownerId) => {
        await expect(
          subject.source.disclose(
            ownerId,
            draft({ keyType: 'tpm-password-hash', reason: 'clear-tpm' }),
          ),
        ).rejects.toMatchObject({ code: 'tpm.noneStored' });
        expect(await subject.log.newestSequence()).toBe(0);
      },
    );

    test('a cancelled search says so', async () => {
      const cancelled = { signal: AbortSignal.abort() };
      await expect(
        subject.source.find({ domain: 'CONTOSO', name: 'WS-1' }, cancelled),
      ).rejects.toMatchObject({ code: 'request.cancelled' });
      await expect(subject.source.computersNamed('WS-', 1, cancelled)).rejects.toMatchObject({
        code: 'request.cancelled',
      });
    });
  });
}
