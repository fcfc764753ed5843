import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findInLog } from '#main/features/reports/audit/unusual.ts';
import { withUnusual } from '#main/features/reports/audit/with-unusual.ts';
import type { LogWithoutGuesses } from '#main/ports/audit/audit-log.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { AuditDraft, AuditEntry } from '#shared/audit/audit-entry.ts';
import { rowsOf } from '#shared/audit/audit-lines.ts';
import {
  AuditColumn,
  type AuditCursor,
  type AuditFilter,
  type AuditPage,
  type AuditQuery,
  NEWEST_FIRST,
  NO_FILTER,
  NOT_REQUESTS,
} from '#shared/audit/audit-report.ts';
import type { ManualClock } from '../fakes/manual-clock.ts';
import { draft } from './drafts.ts';

export interface AuditReportBench {
  readonly report: AuditReport;
  /** The log it reports on. Empty at first. */
  readonly log: LogWithoutGuesses;
  readonly clock: ManualClock;
  readonly dispose: () => Promise<void>;
}

const signal = new AbortController().signal;
const [LOST, KEPT, TWICE] = [1, 2, 3].map(
  (digit) => `${digit}0000000-0000-4000-8000-000000000000`,
) as [string, string, string];

/** What means something to one store or the other when it looks for a part of it. */
const ODD = String.raw`CONTOSO\A%b__c\\d'e"[f-]^*?;--🔑ß`;

const DRAFTS: readonly AuditDraft[] = [
  draft({ action: 'sign-in', keyType: '', keyId: '', reason: '' }),
  draft({ operator: 'CONTOSO\\anna', endUser: 'CONTOSO\\mia', computer: 'CONTOSO\\WS-1' }),
  draft({
    operator: 'CONTOSO\\bert',
    computer: 'CONTOSO\\ws-2',
    reason: 'other',
    note: '50% off_\\',
    ticket: 'INC1',
  }),
  draft({
    operator: 'contoso\\Anna',
    result: 'failed',
    failure: 'recovery.noMatch',
    action: 'search',
    keyType: 'recovery-key-id',
    keyId: '1234ABCD',
  }),
  // Saved: intent and outcome are one row.
  draft({ action: 'save', result: 'intended', requestId: KEPT }),
  draft({ action: 'save', result: 'successful', requestId: KEPT }),
  // The console stopped in between.
  draft({ action: 'save', result: 'intended', requestId: LOST }),
  draft({ action: 'disclose', requestId: LOST }),
  // Tried twice: only the first was told.
  draft({ action: 'save', result: 'intended', requestId: TWICE }),
  draft({ action: 'save', result: 'failed', failure: 'file.noSpace', requestId: TWICE }),
  draft({ action: 'save', result: 'intended', requestId: TWICE }),
  draft({
    action: 'reset-lockout',
    keyType: 'tpm-password-hash',
    reason: 'clear-tpm',
    role: 'admin',
    source: 'agent',
    computer: 'EMEA\\ws-3',
  }),
  draft({ action: 'sign-out', keyType: '', keyId: '', reason: '' }),
  draft({ computer: ODD, flag: 'break-glass' }),
  draft({ operator: 'CONTOSO\\ÅSA', endUser: 'CONTOSO\\MÜLLER', computer: 'CONTOSO\\ПК-Ä' }),
];

/** What every report promises about the log it reads. */
export function auditReportContract(name: string, make: () => Promise<AuditReportBench>): void {
  describe(`audit report: ${name}`, () => {
    let bench: AuditReportBench;
    let entries: readonly AuditEntry[];
    let shown: readonly AuditEntry[];
    beforeAll(async () => {
      bench = await make();
      for (const [index, one] of DRAFTS.entries()) {
        // Some of one moment, and a clock that was set back once.
        bench.clock.advance(index === 6 ? -7_200_000 : (index % 3) * 1_800_000);
        await bench.log.append(one);
      }
      entries = await bench.log.read(1, 100);
      shown = entries.filter(({ sequence }) => ![5, 9].includes(sequence));
    });
    afterAll(() => bench.dispose());

    async function all({
      filter = NO_FILTER,
      sort = NEWEST_FIRST,
      limit = 100,
    }: Partial<AuditQuery> & { readonly limit?: number } = {}): Promise<readonly number[]> {
      const sequences: number[] = [];
      let cursor: AuditCursor | null = null;
      do {
        const page: AuditPage = await bench.report.page(
          { query: { filter, sort }, after: cursor, limit },
          { signal },
        );
        sequences.push(...rowsOf(page.lines).map(({ sequence }) => sequence));
        cursor = page.next;
      } while (cursor !== null && sequences.length <= DRAFTS.length);
      return sequences;
    }
    const everything = (changes: Partial<AuditFilter> = {}): AuditFilter => ({
      ...NO_FILTER,
      activity: 'everything',
      ...changes,
    });
    const expected = (fits: (entry: AuditEntry) => boolean) =>
      new Set(shown.filter(fits).map(({ sequence }) => sequence));

    test('shows requests, newest first, and an intent with its outcome as one row', async () => {
      const requests = shown.filter(({ action }) => !NOT_REQUESTS.includes(action));
      const newest = [...requests].sort((a, b) =>
        a.time === b.time ? b.sequence - a.sequence : a.time < b.time ? 1 : -1,
      );
      expect(await all()).toEqual(newest.map(({ sequence }) => sequence));
    });

    test('an intent whose outcome was never told stays', async () => {
      expect(await all({ filter: { ...NO_FILTER, result: 'intended' } })).toHaveLength(2);
    });

    test.each([
      ['operator', { operator: 'ANNA' }, ({ operator }) => /anna/i.test(operator)],
      ['end user', { endUser: 'mia' }, ({ endUser }) => endUser.includes('mia')],
      ['computer', { computer: 'WS-2' }, ({ computer }) => /ws-2/i.test(computer)],
      ['key ID', { keyId: '1234abcd' }, ({ keyId }) => keyId === '1234ABCD'],
      ['result', { result: 'failed' }, ({ result }) => result === 'failed'],
      ['failure', { failure: 'recovery.noMatch' }, ({ failure }) => failure === 'recovery.noMatch'],
      ['a failure of no entry', { failure: 'recovery' }, () => false],
      ['reason', { reason: 'other' }, ({ reason }) => reason === 'other'],
      ['role', { role: 'admin' }, ({ role }) => role === 'admin'],
      ['source', { source: 'agent' }, ({ source }) => source === 'agent'],
      [
        'key type',
        { keyType: 'tpm-password-hash' },
        ({ keyType }) => keyType === 'tpm-password-hash',
      ],
      ['action', { action: 'sign-in' }, ({ action }) => action === 'sign-in'],
      ['what looks like a pattern', { computer: '%' }, ({ computer }) => computer === ODD],
      [
        'several at once',
        { operator: 'anna', result: 'failed' },
        ({ operator, result }) => /anna/i.test(operator) && result === 'failed',
      ],
      [
        'end user, in any script',
        { endUser: 'müller' },
        ({ endUser }) => endUser === 'CONTOSO\\MÜLLER',
      ],
      [
        'computer and operator, in any script',
        { computer: 'пк-ä', operator: '\\åsa' },
        ({ computer }) => computer === 'CONTOSO\\ПК-Ä',
      ],
      ['another letter', { endUser: 'muller' }, () => false],
      ['what looks like a pattern beyond ASCII', { endUser: 'mü_ler' }, () => false],
    ] as readonly [string, Partial<AuditFilter>, (entry: AuditEntry) => boolean][])(
      'filters by %s',
      async (_what, changes, fits) => {
        expect(new Set(await all({ filter: everything(changes) }))).toEqual(expected(fits));
      },
    );

    test('tells what is unusual apart, in any order, as no store does', async () => {
      const find = findInLog(bench.report, ['ПК*', 'ws-*']);
      const named = expected(
        ({ action, result, computer }) =>
          action === 'disclose' && result === 'successful' && /^CONTOSO.(ПК|ws-)/i.test(computer),
      );
      const found = await find(everything(), { signal });
      const ofThem = found.entries.filter(({ signs }) =>
        signs.some(({ sign }) => sign === 'important-computer'),
      );
      expect(new Set(ofThem.map(({ sequence }) => sequence))).toEqual(named);
      const report = withUnusual(bench.report, find);
      const filter = everything({ unusual: 'only' });
      const unusual = new Set(found.entries.map(({ sequence }) => sequence));
      for (const column of AuditColumn.options) {
        const query = { filter, sort: { column, descending: true } };
        const { lines, next } = await report.page({ query, after: null, limit: 100 }, { signal });
        const rows = rowsOf(lines).map(({ sequence }) => sequence);
        expect({ rows: new Set(rows), next }).toEqual({ rows: unusual, next: null });
        const values: (string | number)[] = [];
        for await (const some of report.values(query, ['sequence'], { signal }))
          values.push(...some.flat());
        expect(values).toEqual(rows);
      }
      expect((await report.summary(filter, { signal })).total).toBe(unusual.size);
    });

    test('filters by any part of a text, whatever is in it', async () => {
      const pieces = [
        '%',
        '_',
        '\\',
        "'",
        '"',
        '[',
        ']',
        '^',
        '*',
        '?',
        ';--',
        '🔑',
        'ß',
        'a',
        'B',
        'c',
        ' ',
      ];
      const part = fc.oneof(
        fc
          .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
          .map((chosen) => chosen.join('')),
        fc.tuple(fc.nat(ODD.length), fc.nat(8)).map(([from, length]) =>
          Array.from(ODD)
            .slice(from, from + length)
            .join(''),
        ),
      );
      const lower = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
      await fc.assert(
        fc.asyncProperty(
          part.map((text) => text.trim()),
          async (computer) => {
            expect(new Set(await all({ filter: everything({ computer }) }))).toEqual(
              expected((entry) => lower(entry.computer).includes(lower(computer))),
            );
          },
        ),
        { numRuns: 40 },
      );
    });

    test('filters by a range of time: the first moment counts, the last does not', async () => {
      const [from, until] = [entries[2]?.time ?? '', entries[10]?.time ?? ''];
      expect(new Set(await all({ filter: everything({ from, until }) }))).toEqual(
        expected(({ time }) => time >= from && time < until),
      );
      expect(await all({ filter: everything({ from: until, until: from }) })).toEqual([]);
    });

    test('pages of any size show every row once, in any order', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...AuditColumn.options),
          fc.boolean(),
          fc.integer({ min: 1, max: 7 }),
          async (column, descending, limit) => {
            const sequences = await all({
              filter: everything(),
              sort: { column, descending },
              limit,
            });
            expect(new Set(sequences)).toEqual(expected(() => true));
            expect(sequences).toHaveLength(shown.length);
            const values = sequences.map((sequence) =>
              String(entries[sequence - 1]?.[column]).toLowerCase(),
            );
            const sorted = [...values].sort((a, b) =>
              Buffer.compare(Buffer.from(a), Buffer.from(b)),
            );
            expect(values).toEqual(descending ? sorted.toReversed() : sorted);
            const written: (string | number)[] = [];
            for await (const rows of bench.report.values(
              { filter: everything(), sort: { column, descending } },
              ['sequence', column],
              { signal },
            ))
              written.push(...rows.map(([sequence = 0]) => sequence));
            expect(written).toEqual(sequences);
          },
        ),
        { numRuns: 40 },
      );
    });

    test('adds up what it shows', async () => {
      const summary = await bench.report.summary(everything(), { signal });
      expect(summary.total).toBe(shown.length);
      expect(summary.byResult).toContainEqual({ value: 'failed', count: 2 });
      expect(summary.byFailure).toHaveLength(2);
      expect(summary.byFailure).toContainEqual({ value: 'file.noSpace', count: 1 });
      expect(summary.disclosed).toBe(
        shown.filter(({ action, result }) => action === 'disclose' && result === 'successful')
          .length,
      );
      expect(summary.flagged).toBe(shown.filter(({ flag }) => flag !== '').length);
      expect(summary.flagged).toBeGreaterThan(0);
      expect(summary.byReason).toContainEqual({ value: 'other', count: 1 });
      expect(summary.byDay.reduce((sum, { count }) => sum + count, 0)).toBe(shown.length);
      expect(summary.byOperator.reduce((sum, { count }) => sum + count, 0)).toBe(
        shown.filter(({ operator }) => operator !== '').length,
      );
      expect(await bench.report.summary({ ...NO_FILTER, computer: 'nowhere' }, { signal })).toEqual(
        {
          total: 0,
          disclosed: 0,
          flagged: 0,
          byResult: [],
          byFailure: [],
          byReason: [],
          byOperator: [],
          byDay: [],
        },
      );
    });

    test('tells the whole request of an entry, in order, and nothing of others', async () => {
      const ofRequest = (sequence: number) => bench.report.requestOf(sequence, { signal });
      expect(await ofRequest(6)).toEqual(entries.slice(4, 6));
      expect(await ofRequest(9)).toEqual(entries.slice(8, 11));
      expect(await ofRequest(DRAFTS.length + 1)).toEqual([]);
    });

    test('a cancelled report says so', async () => {
      const cancelled = { signal: AbortSignal.abort() };
      await expect(
        bench.report.page(
          { query: { filter: NO_FILTER, sort: NEWEST_FIRST }, after: null, limit: 10 },
          cancelled,
        ),
      ).rejects.toMatchObject({ code: 'request.cancelled' });
      await expect(bench.report.summary(NO_FILTER, cancelled)).rejects.toMatchObject({
        code: 'request.cancelled',
      });
    });
  });
}
