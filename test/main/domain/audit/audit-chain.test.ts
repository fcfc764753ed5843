import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GENESIS, canonicalForm, seal, verifyChain } from '#main/domain/audit/audit-chain.ts';
import type { AuditDraft, AuditEntry } from '#shared/audit/audit-entry.ts';

const GOLDEN: AuditDraft = {
  action: 'disclose',
  source: 'helpdesk',
  result: 'successful',
  failure: '',
  operator: 'CONTOSO\\jürgen',
  role: 'admin',
  endUser: 'EMEA\\anna',
  computer: 'CONTOSO\\WS-1',
  keyType: 'recovery-key-password',
  keyId: 'AC9D5655-F7CA-4D1D-902F-1B6087118138',
  reason: 'other',
  note: 'Dock 🔑 replaced',
  ticket: 'INC0012345',
  flag: '',
  workstation: 'HD-01',
  requestId: '3f2b8c1e-7a44-4d0e-9c55-1b2a3c4d5e6f',
};
const GOLDEN_TIME = Date.UTC(2026, 3, 14, 9, 26, 53, 589);

const text = fc.string({ unit: 'binary', maxLength: 12 });
const drafts: fc.Arbitrary<AuditDraft> = fc
  .record({
    operator: text,
    endUser: text,
    computer: text,
    note: text,
    ticket: text,
    keyId: text,
    failure: text,
    workstation: text,
    requestId: fc.uuid(),
  })
  .map((fields) => ({ ...GOLDEN, ...fields }));
const chains: fc.Arbitrary<readonly AuditEntry[]> = fc
  .array(drafts, { minLength: 1, maxLength: 12 })
  .map(sealed);

function sealed(list: readonly AuditDraft[]): readonly AuditEntry[] {
  let head = GENESIS;
  return list.map((draft, index) => {
    const entry = seal(draft, head, GOLDEN_TIME + index);
    head = entry;
    return entry;
  });
}

const FIELDS = [
  'sequence',
  'time',
  'action',
  'source',
  'result',
  'failure',
  'operator',
  'role',
  'endUser',
  'computer',
  'keyType',
  'keyId',
  'reason',
  'note',
  'ticket',
  'flag',
  'workstation',
  'requestId',
  'previousHash',
  'hash',
] as const satisfies readonly (keyof AuditEntry)[];

describe('the canonical form', () => {
  // Fixed for good: other programs, and SQL Server, must arrive at the same bytes.
  test('of a fixed entry is fixed', () => {
    const entry = seal(GOLDEN, GENESIS, GOLDEN_TIME);
    expect(GENESIS).toEqual({
      sequence: 0,
      hash: '1f6c2a038468ba4a7a88b4b185004c20c65953b049934705503362405bcc5572',
    });
    expect(canonicalForm(entry)).toBe(
      [
        'keydesk-audit-1',
        '64:1f6c2a038468ba4a7a88b4b185004c20c65953b049934705503362405bcc5572',
        '1:1',
        '24:2026-04-14T09:26:53.589Z',
        '8:disclose',
        '8:helpdesk',
        '10:successful',
        '0:',
        '14:CONTOSO\\jürgen',
        '5:admin',
        '9:EMEA\\anna',
        '12:CONTOSO\\WS-1',
        '21:recovery-key-password',
        '36:AC9D5655-F7CA-4D1D-902F-1B6087118138',
        '5:other',
        '16:Dock 🔑 replaced',
        '10:INC0012345',
        '5:HD-01',
        '36:3f2b8c1e-7a44-4d0e-9c55-1b2a3c4d5e6f',
        '',
      ].join('\n'),
    );
    expect(entry.hash).toBe('c1ca10b2f742561df126b921ef8e2228a170a4371e42ea9a974b346334cd168f');
  });

  test('of an entry with a flag ends with the flag, by its name', () => {
    const form = canonicalForm(seal({ ...GOLDEN, flag: 'break-glass' }, GENESIS, GOLDEN_TIME));
    const unflagged = canonicalForm(seal(GOLDEN, GENESIS, GOLDEN_TIME));
    expect(form).toBe(`${unflagged}4:flag\n11:break-glass\n`);
  });

  test('covers every field but the hash', () => {
    expect(FIELDS.toSorted()).toEqual(Object.keys(seal(GOLDEN, GENESIS, 0)).toSorted());
  });

  test('no two different entries share one', () => {
    fc.assert(
      fc.property(drafts, drafts, (left, right) => {
        const [a, b] = [left, right].map((draft) => seal(draft, GENESIS, 0));
        expect(a?.hash === b?.hash).toBe(JSON.stringify(left) === JSON.stringify(right));
      }),
    );
    // Text moved over a border between fields.
    const moved = seal({ ...GOLDEN, note: 'a\n1:b', ticket: '' }, GENESIS, 0);
    expect(moved.hash).not.toBe(seal({ ...GOLDEN, note: 'a', ticket: 'b' }, GENESIS, 0).hash);
  });
});

describe('checking a chain', () => {
  test('an empty chain is whole', () => {
    expect(verifyChain([])).toEqual({ intact: true, count: 0, head: GENESIS });
  });

  test('a sealed chain is whole, in one piece or in two', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (chain, cut) => {
        const head = chain.at(-1);
        expect(verifyChain(chain)).toEqual({
          intact: true,
          count: chain.length,
          head: { sequence: head?.sequence, hash: head?.hash },
        });
        const at = cut % chain.length;
        const before = verifyChain(chain.slice(0, at));
        if (!before.intact) throw new Error('broken');
        expect(verifyChain(chain.slice(at), before.head)).toMatchObject({
          intact: true,
          count: chain.length - at,
        });
      }),
    );
  });

  test('any altered field of any entry is found at that entry', () => {
    fc.assert(
      fc.property(chains, fc.nat(), fc.constantFrom(...FIELDS), (chain, where, field) => {
        const at = where % chain.length;
        const bent = chain.map((entry, index) => (index === at ? alter(entry, field) : entry));
        expect(verifyChain(bent)).toMatchObject({
          intact: false,
          brokenAt: at + 1,
          why: field === 'sequence' ? 'missing' : 'altered',
        });
      }),
      { numRuns: 400 },
    );
  });

  test('a forged entry with a fitting hash breaks the link after it', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (chain, where) => {
        fc.pre(chain.length > 1);
        const at = where % (chain.length - 1);
        const original = chain[at];
        if (original === undefined) throw new Error('out of range');
        const { sequence, previousHash } = original;
        const forged = seal(
          { ...original, note: `${original.note}!` },
          { sequence: sequence - 1, hash: previousHash },
          Date.parse(original.time),
        );
        const bent = chain.map((entry, index) => (index === at ? forged : entry));
        expect(verifyChain(bent)).toEqual({ intact: false, brokenAt: at + 2, why: 'unlinked' });
      }),
    );
  });

  test('a removed entry is found where it is missing; only the last can go unseen', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (chain, where) => {
        const at = where % chain.length;
        const verdict = verifyChain(chain.toSpliced(at, 1));
        expect(verdict).toMatchObject(
          at === chain.length - 1
            ? { intact: true, count: at }
            : { intact: false, brokenAt: at + 1, why: 'missing' },
        );
      }),
    );
  });

  test('swapped neighbours are found at the first of them', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (chain, where) => {
        fc.pre(chain.length > 1);
        const at = where % (chain.length - 1);
        const swapped = chain.toSpliced(at, 2, ...chain.slice(at, at + 2).toReversed());
        expect(verifyChain(swapped)).toEqual({ intact: false, brokenAt: at + 1, why: 'missing' });
      }),
    );
  });

  test('an entry put in between is found at its successor, however well it is sealed', () => {
    fc.assert(
      fc.property(chains, drafts, fc.nat(), (chain, extra, where) => {
        const at = where % chain.length;
        const head = at === 0 ? GENESIS : (chain[at - 1] ?? GENESIS);
        const inserted = chain.toSpliced(at, 0, seal(extra, head, GOLDEN_TIME));
        expect(verifyChain(inserted)).toEqual({ intact: false, brokenAt: at + 2, why: 'missing' });
      }),
    );
  });

  test('an entry that appears twice is found', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (chain, where) => {
        const at = where % chain.length;
        expect(verifyChain(chain.toSpliced(at, 0, ...chain.slice(at, at + 1)))).toMatchObject({
          intact: false,
          brokenAt: at + 2,
        });
      }),
    );
  });
});

function alter(entry: AuditEntry, field: (typeof FIELDS)[number]): AuditEntry {
  return { ...entry, [field]: field === 'sequence' ? entry.sequence + 1 : `${entry[field]}~` };
}
