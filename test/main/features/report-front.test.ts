import { beforeEach, describe, expect, test } from 'vitest';
import { auditFront } from '#main/features/reports/audit/audit-front.ts';
import type { ReportFront } from '#main/ports/reports/report-writer.ts';
import type { AuditDraft, ChainVerdict } from '#shared/audit/audit-entry.ts';
import { type AuditFilter, NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import type { RotationList } from '#shared/audit/awaiting-rotation.ts';
import { NOTHING_LOOKED_AT } from '#shared/audit/unusual-activity.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { REPORT_FILE_VERSION, type ReportVerdict } from '#shared/reports/report-file.ts';
import { type TestConsole, WORDS, testConsole } from '#test/fakes/console.ts';
import { growingReport } from '#test/fakes/growing-report.ts';
import { chained } from '#test/fakes/report-files.ts';

const HASH = 'ab'.repeat(32);
const { signal } = new AbortController();
const failed = (failure: string): Partial<AuditDraft> => ({ result: 'failed', failure });

/** The front of a report over these entries of Nov 24, 2026. */
async function frontOf(
  changes: readonly Partial<AuditDraft>[],
  {
    filter = {},
    verdict = { intact: true, count: 5, head: { sequence: 5, hash: HASH } },
    rotation = null,
    file,
  }: {
    readonly filter?: Partial<AuditFilter>;
    readonly verdict?: ChainVerdict;
    readonly rotation?: RotationList | null;
    readonly file?: ReportVerdict;
  } = {},
): Promise<ReportFront> {
  const entries = chained(...changes);
  return auditFront(
    {
      report: growingReport(() => entries),
      findUnusual: async () => NOTHING_LOOKED_AT,
      origin:
        file === undefined
          ? { place: 'log', verify: async () => verdict, rotation: async () => rotation }
          : { place: 'file', verdict: file },
      header: {
        kind: 'keydesk-report',
        version: REPORT_FILE_VERSION,
        report: 'recovery-audit',
        organisation: 'Contoso',
        generatedAt: '2026-11-29T12:00:00.000Z',
        generatedBy: 'CONTOSO\\rita',
        query: { filter: { ...NO_FILTER, ...filter }, sort: NEWEST_FIRST },
        columns: ['time'],
        head: { sequence: 5, hash: HASH },
      },
      words: WORDS.report,
    },
    { signal },
  );
}

/** Days of this zone, as a filter names them. */
const days = (first: number, last: number) => ({
  from: new Date(2026, 10, first).toISOString(),
  until: new Date(2026, 10, last + 1).toISOString(),
});

describe('the first page of the Recovery Audit Report', () => {
  test('answers in sentences, and says why requests failed', async () => {
    const { answer, charts } = await frontOf([
      {},
      {},
      failed('recovery.noMatch'),
      failed('recovery.noMatch'),
      failed('recovery.userNotAssociated'),
    ]);
    expect(answer).toEqual(['2 of disclosed', '3 of failed']);
    expect(charts.find(({ title }) => title === 'failure')?.points).toEqual([
      { name: 'recovery.noMatch', count: 2 },
      { name: 'recovery.userNotAssociated', count: 1 },
    ]);
    expect(charts[0]).toMatchObject({ title: 'day', kind: 'columns' });
  });

  test('compares a range with the days before it, and Everything with nothing', async () => {
    const before = await frontOf([{}, {}], { filter: days(25, 25) });
    expect(before.figures[0]).toEqual({ name: 'disclosed', count: 0, beside: '-2, before: 2' });
    expect(before.figures.find(({ name }) => name === 'failed')?.beside).toBe('as before');
    const whole = await frontOf([{}, {}]);
    expect(whole.figures[0]).toEqual({ name: 'disclosed', count: 2, beside: '' });
  });

  test('has the whole hash of a log that is complete', async () => {
    const { verdict } = await frontOf([{}]);
    expect(verdict).toMatchObject({
      isGood: true,
      text: 'Verified: 5',
      hashes: [{ name: 'Newest hash', value: HASH }],
    });
  });

  test('names the entry at which a log is broken, and vouches for no hash', async () => {
    const { verdict } = await frontOf([{}], {
      verdict: { intact: false, brokenAt: 1_234, why: 'missing' },
    });
    expect(verdict).toMatchObject({ isGood: false, text: '1,234 missing', hashes: [] });
  });

  test('does not vouch for rows that an index may have left out', async () => {
    const { verdict } = await frontOf([{}], {
      verdict: {
        intact: true,
        count: 5,
        head: { sequence: 5, hash: HASH },
        unlikeIndex: { from: 1_024, until: 2_047 },
      },
    });
    expect(verdict).toMatchObject({ isGood: false, text: 'unlike 1,024 to 2,047' });
  });

  test('lists what is worth a look, and how much more of it there is', async () => {
    const key = (digit: number) => ({
      keyId: RecoveryKeyId.parse(`${digit}0000000-0000-4000-8000-000000000000`),
      computer: `CONTOSO\\WS-${digit}`,
      driveLetter: 'C:',
      disclosedAt: '2026-11-20T12:00:00.000Z',
      disclosedBy: 'CONTOSO\\anna',
    });
    const { findings } = await frontOf(
      [
        ...Array.from({ length: 12 }, () => ({ flag: 'break-glass' }) as const),
        { result: 'intended', action: 'save' },
        {},
      ],
      { rotation: { keys: [key(1), key(2)], total: 40 } },
    );
    expect(findings?.map(({ title, count, more }) => [title, count, more])).toEqual([
      ['break-glass', 12, 'and 2 more'],
      ['intended', 1, ''],
      ['Not replaced', 40, 'and 38 more'],
    ]);
    expect(findings?.[0]?.rows).toHaveLength(10);
    expect(findings?.[2]?.rows[0]).toEqual([
      '2026-11-20',
      'CONTOSO\\anna',
      'CONTOSO\\WS-1 C:',
      '10000000-0000-4000-8000-000000000000',
    ]);
  });

  test('finds nothing where nothing is, and no flag a filter leaves out', async () => {
    expect((await frontOf([{}])).findings).toEqual([]);
    const { findings } = await frontOf([{ flag: 'guessing' }, { flag: 'break-glass' }], {
      filter: { flag: 'guessing' },
    });
    expect(findings?.map(({ title }) => title)).toEqual(['guessing']);
  });

  test.each([
    [{ state: 'intact', sha256: 'cd'.repeat(32) }, true, ['cd'.repeat(32), HASH]],
    [{ state: 'altered', row: 3 }, false, []],
    [{ state: 'cut-short' }, false, []],
  ] as const)('of a report file says what checking it found: %o', async (file, isGood, hashes) => {
    const front = await frontOf([{}], { file, filter: days(24, 24) });
    expect(front.verdict?.isGood).toBe(isGood);
    expect(front.verdict?.hashes.map(({ value }) => value)).toEqual(hashes);
    // The file has no entries of the days before.
    expect(front.figures[0]?.beside).toBe('');
  });
});

describe('on paper', () => {
  let desk: TestConsole;
  beforeEach(async () => {
    desk = testConsole();
    await desk.signIn('reports');
  });
  const written = () => Buffer.from([...desk.saver.files.values()][0] ?? []).toString();
  const request = {
    what: {
      report: 'recovery-audit',
      from: { place: 'log' },
      query: { filter: { ...NO_FILTER, activity: 'everything' }, sort: NEWEST_FIRST },
      columns: ['time', 'operator'],
    },
    form: 'pdf',
  };

  test('a report says what it covers, whose it is, and where it ends', async () => {
    await desk.ask('reports.export', request);
    const html = written();
    expect(html).toContain('CONTOSO\\op');
    expect(html).toContain('Date range');
    expect(html).toContain('Verified: 2');
    // The hash of the entry that says this report was exported.
    expect(html).toContain(desk.profile.entries.at(-2)?.hash);
    expect(html).toContain('2 of entries');
    expect(html).toContain('Prepared by');
    expect(html).toContain('Reviewed by');
  });

  test('a report whose session ended while it was counted does not leave', async () => {
    const { summary } = desk.profile.auditReport;
    desk.profile.auditReport.summary = async (...asked) => {
      await desk.ask('session.lock');
      return summary(...asked);
    };
    expect(await desk.refused('reports.export', request)).toBe('auth.locked');
    expect(desk.saver.files.size).toBe(0);
  });
});
