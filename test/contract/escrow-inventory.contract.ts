import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InventoryComputer, InventoryKey } from '#main/domain/escrow/inventory.ts';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import { codeOf } from '#shared/errors.ts';
import { holdsSecret } from '#shared/request/secret-text.ts';
import type { SeedProtector } from './recovery-source.contract.ts';

export interface EscrowInventorySubject {
  readonly inventory: EscrowInventory;
  /** Computers that are there besides those of the seed, such as one without a key. */
  readonly without: readonly string[];
  /** What it says of the domain the computers of the seed are in. */
  readonly domain: InventoryComputer['domain'];
  /** What it tells of the account of the first computer of the seed. */
  readonly account: InventoryComputer['account'];
  readonly dispose: () => Promise<void>;
}

// Public, valid numbers from the documentation of libbde and of Windows.
const FIRST_PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const SECOND_PASSWORD = '496298-461032-321464-595518-463221-173943-033616-139579';

function seeded(
  computer: string,
  keyId: string,
  escrowedAt: string,
  recoveryPassword = FIRST_PASSWORD,
): SeedProtector {
  const volume = { kind: 'operating-system', driveLetter: 'C:' } as const;
  return { keyId, computer, users: [], volume, recoveryPassword, keyPackage: [7], escrowedAt };
}

/** Of each of these, a source has at least this much. */
const SEED: readonly SeedProtector[] = [
  seeded('WS-1', 'AC9D5655-F7CA-4D1D-902F-1B6087118138', '2026-01-01T00:00:00.000Z'),
  seeded(
    'WS-1',
    'AC9D5655-0000-4D1D-902F-1B6087118138',
    '2026-02-01T00:00:00.000Z',
    SECOND_PASSWORD,
  ),
  seeded('WS-2', 'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF', '2026-01-15T00:00:00.000Z'),
];

interface Listed {
  readonly computers: readonly InventoryComputer[];
  readonly keys: readonly InventoryKey[];
  readonly progress: readonly { readonly computers: number; readonly keys: number }[];
}

async function all(inventory: EscrowInventory): Promise<Listed> {
  const computers: InventoryComputer[] = [];
  const keys: InventoryKey[] = [];
  const progress: { computers: number; keys: number }[] = [];
  const parts = inventory.list({
    signal: new AbortController().signal,
    onProgress: (so) => void progress.push({ ...so }),
  });
  for await (const part of parts) {
    computers.push(...part.computers);
    keys.push(...part.keys);
  }
  return { computers, keys, progress };
}

/** What every source that lists all it has must do, whatever it is. */
export function escrowInventoryContract(
  name: string,
  make: (seed: readonly SeedProtector[]) => Promise<EscrowInventorySubject>,
): void {
  describe(`escrow inventory contract: ${name}`, () => {
    let subject: EscrowInventorySubject;
    beforeEach(async () => {
      subject = await make(SEED);
    });
    afterEach(() => subject.dispose());

    test('every computer is listed once, those without a key too', async () => {
      const { computers } = await all(subject.inventory);
      const existing = computers.filter(({ exists }) => exists);
      for (const wanted of ['WS-1', 'WS-2', ...subject.without])
        expect([wanted, existing.filter((one) => one.name === wanted).length]).toEqual([wanted, 1]);
      expect(new Set(existing.map(({ ref }) => ref)).size).toBe(existing.length);
      const first = existing.find((one) => one.name === 'WS-1');
      expect(first).toMatchObject({ keysTold: true, account: subject.account });
      expect(first?.domain).toEqual(subject.domain);
    });

    test('every key is listed at its computer, with the moment it was escrowed', async () => {
      const { computers, keys } = await all(subject.inventory);
      const refOf = (computer: string) => computers.find((one) => one.name === computer)?.ref;
      for (const { computer, keyId } of SEED)
        expect(keys).toContainEqual(
          expect.objectContaining({ ref: refOf(computer), keyId, isDamaged: false }),
        );
      const [old, young] = SEED.map(({ keyId }) => keys.find((key) => key.keyId === keyId));
      expect([old?.escrowedAt, young?.escrowedAt]).toEqual([
        SEED[0]?.escrowedAt,
        SEED[1]?.escrowedAt,
      ]);
      for (const none of subject.without)
        expect(keys.filter(({ ref }) => ref === refOf(none))).toEqual([]);
    });

    test('nothing it lists is secret', async () => {
      const { computers, keys } = await all(subject.inventory);
      const text = JSON.stringify({ computers, keys });
      expect(holdsSecret(text)).toBe(false);
      for (const { recoveryPassword } of SEED) expect(text).not.toContain(recoveryPassword);
    });

    test('progress goes up to all there is', async () => {
      const { computers, keys, progress } = await all(subject.inventory);
      expect(progress.at(-1)).toEqual({
        computers: computers.filter(({ exists }) => exists).length,
        keys: keys.length,
      });
      for (const [at, { computers: sum }] of progress.entries())
        expect(sum).toBeGreaterThanOrEqual(progress[at - 1]?.computers ?? 0);
    });

    test('a cancel ends it', async () => {
      const stopped = new AbortController();
      const listing = (async () => {
        for await (const part of subject.inventory.list({ signal: stopped.signal })) {
          expect(part.computers.length + part.keys.length).toBeGreaterThan(0);
          stopped.abort();
        }
      })();
      // What was listed as a whole in one part has nothing left to end.
      const ended = await listing.then(
        () => 'listed',
        (error: unknown) => codeOf(error),
      );
      expect(['listed', 'request.cancelled']).toContain(ended);
      stopped.abort();
      const again = subject.inventory.list({ signal: stopped.signal })[Symbol.asyncIterator]();
      await expect(again.next()).rejects.toMatchObject({ code: 'request.cancelled' });
    });
  });
}
