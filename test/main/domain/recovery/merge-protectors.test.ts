import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeProtectors } from '#main/domain/recovery/merge-protectors.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';

const A = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const B = 'AC9D5655-0000-4D1D-902F-1B6087118138';
const listed = (keyId: string, changes: Partial<Protector> = {}): Protector =>
  protectorOf(keyId, changes).protector;
const finding = (...matches: Protector[]) => ({ matches, total: matches.length });

describe('what several sources found', () => {
  test('is one list, newest first', () => {
    const { matches, total } = mergeProtectors(
      [
        finding(listed(A, { escrowedAt: '2026-01-01T00:00:00.000Z' })),
        finding(listed(B, { escrowedAt: '2026-02-01T00:00:00.000Z' })),
      ],
      10,
    );
    expect(matches.map(({ keyId }) => keyId)).toEqual([B, A]);
    expect(total).toBe(2);
  });

  test('puts an unknown date last, and takes the date from whoever knows it', () => {
    const undated = { escrowedAt: UNKNOWN_TIME };
    const { matches } = mergeProtectors(
      [
        finding(listed(A, undated), listed(B, undated)),
        finding(listed(B, { escrowedAt: '2026-02-01T00:00:00.000Z' })),
      ],
      10,
    );
    expect(matches.map(({ keyId, escrowedAt }) => [keyId, escrowedAt])).toEqual([
      [B, '2026-02-01T00:00:00.000Z'],
      [A, UNKNOWN_TIME],
    ]);
  });

  test('shows a key once, with all that is known of it and every source that keeps it', () => {
    const directory = listed(A, {
      sources: ['AD'],
      users: [],
      volume: { kind: 'unknown', driveLetter: '', label: '' },
      hasKeyPackage: true,
      state: 'current',
    });
    const database = listed(A, {
      sources: ['SQL'],
      users: ['CONTOSO\\anna'],
      volume: { kind: 'fixed', driveLetter: 'D:', label: 'Data' },
      hasKeyPackage: false,
      state: 'disclosed',
    });
    const { matches, total } = mergeProtectors([finding(directory), finding(database)], 10);
    expect(total).toBe(1);
    expect(matches).toEqual([{ ...database, sources: ['AD', 'SQL'], hasKeyPackage: true }]);
  });

  test('keeps the volume that one source knows, and a mark that all of them set', () => {
    const volume = { kind: 'unknown', driveLetter: '', label: '', id: B } as const;
    const directory = listed(A, { sources: ['AD'], volume, marks: ['deleted'] });
    const database = listed(A, { sources: ['SQL'] });
    const both = (...matches: Protector[]) =>
      mergeProtectors(
        matches.map((match) => finding(match)),
        10,
      ).matches[0];
    expect(both(directory, database)?.volume).toEqual({ ...database.volume, id: B });
    expect(both(database, directory)?.volume).toEqual({ ...database.volume, id: B });
    expect(both(directory, database)).not.toHaveProperty('marks');
    expect(both(database, directory)).not.toHaveProperty('marks');
    expect(both(directory, { ...directory, sources: ['Other'] })?.marks).toEqual(['deleted']);
  });

  test('believes the first source, unless what it keeps is damaged', () => {
    const [one, other] = [
      listed(A, { computer: { domain: 'CONTOSO', name: 'ONE' } }),
      listed(A, { computer: { domain: 'CONTOSO', name: 'OTHER' } }),
    ];
    const nameIn = (...matches: Protector[]) =>
      mergeProtectors(
        matches.map((match) => finding(match)),
        10,
      ).matches[0]?.computer.name;
    expect(nameIn(one, other)).toBe('ONE');
    expect(nameIn({ ...one, state: 'damaged' }, other)).toBe('OTHER');
  });

  test('keeps two objects of one source apart that claim one ID', () => {
    expect(mergeProtectors([finding(listed(A), listed(A))], 10)).toMatchObject({
      matches: [{ keyId: A }, { keyId: A }],
      total: 2,
    });
  });

  const sources = fc.array(
    fc.uniqueArray(fc.constantFrom(A, B, A.replace('A', 'B'), A.replace('A', 'C'))),
    { maxLength: 5 },
  );
  test('never loses a key, and counts each once', () => {
    fc.assert(
      fc.property(sources, (found) => {
        const { matches, total } = mergeProtectors(
          found.map((ids) => finding(...ids.map((id) => listed(id)))),
          100,
        );
        const all = new Set(found.flat());
        expect(new Set(matches.map(({ keyId }) => keyId))).toEqual(all);
        expect(total).toBe(all.size);
        for (const { keyId, sources: named } of matches)
          expect(named).toHaveLength(found.filter((ids) => ids.includes(keyId)).length);
      }),
    );
  });
});
