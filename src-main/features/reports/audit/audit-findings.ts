import { withCount } from '#main/domain/reports/counted-words.ts';
import { localTime } from '#main/domain/reports/local-time.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { Finding } from '#main/ports/reports/report-writer.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { AuditFlag } from '#shared/audit/audit-entry.ts';
import { rowsOf } from '#shared/audit/audit-lines.ts';
import {
  type AuditColumn,
  type AuditFilter,
  type AuditSummary,
  NEWEST_FIRST,
  type ShownEntry,
} from '#shared/audit/audit-report.ts';
import type { RotationList } from '#shared/audit/awaiting-rotation.ts';
import type { NativeWords } from '#shared/console/native-words.ts';

/** So many of each are listed; the rows of the report have all of them. */
const MOST = 10;

interface ToLookAt {
  readonly report: AuditReport;
  readonly filter: AuditFilter;
  readonly summary: AuditSummary;
  readonly rotation: RotationList | null;
  readonly words: NativeWords['report'];
}

/**
 * What a reader should look at: entries that are flagged, requests whose outcome nobody recorded,
 * and keys that still open their drives. @throws AppError `store.*`, `request.cancelled`
 */
export async function findingsOf(
  about: ToLookAt,
  options: CallOptions,
): Promise<readonly Finding[]> {
  const { filter, summary, rotation, words } = about;
  const flags = AuditFlag.options.map((flag) => ({ flag }));
  const isFlagged = summary.flagged > 0;
  const isUnfinished = summary.byResult.some(({ value }) => value === 'intended');
  const narrowings: readonly Narrowing[] = [
    ...(isFlagged ? flags.filter(({ flag }) => ['', flag].includes(filter.flag)) : []),
    ...(isUnfinished ? [{ result: 'intended' } as const] : []),
  ];
  const findings: Finding[] = [];
  for (const narrowing of narrowings)
    findings.push(...(await entriesOf(about, narrowing, options)));
  return rotation === null || rotation.total === 0
    ? findings
    : [...findings, waitingIn(rotation, words)];
}

type Narrowing = Partial<Pick<AuditFilter, 'flag' | 'result'>>;

const SHOWN = ['time', 'action', 'operator', 'computer', 'keyId'] as const;

async function entriesOf(
  { report, filter, words }: ToLookAt,
  narrowing: Narrowing,
  options: CallOptions,
): Promise<readonly Finding[]> {
  const narrowed = { ...filter, ...narrowing };
  const { total } = await report.summary(narrowed, options);
  if (total === 0) return [];
  const { lines } = await report.page(
    { query: { filter: narrowed, sort: NEWEST_FIRST }, after: null, limit: MOST },
    options,
  );
  const rows = rowsOf(lines).flatMap(({ entry }) =>
    entry === null ? [] : [SHOWN.map((column) => cellOf(entry, column, words))],
  );
  const [column, code] = Object.entries(narrowing)[0] ?? ['', ''];
  return [
    {
      title: words.values[`${column}.${code}`] ?? code,
      count: total,
      headings: SHOWN.map((name) => words.columns[name]),
      rows,
      more: moreThan(rows.length, total, words),
    },
  ];
}

function cellOf(entry: ShownEntry, column: AuditColumn, { values }: NativeWords['report']): string {
  const value = entry[column];
  return column === 'time'
    ? localTime(value).slice(0, 16).replace('T', ' ')
    : (values[`${column}.${value}`] ?? value);
}

function waitingIn({ keys, total }: RotationList, words: NativeWords['report']): Finding {
  const { columns, front } = words;
  const rows = keys
    .slice(0, MOST)
    .map(({ disclosedAt, disclosedBy, computer, driveLetter, keyId }) => [
      localTime(disclosedAt).slice(0, 10),
      disclosedBy,
      [computer, driveLetter].filter(Boolean).join(' '),
      keyId,
    ]);
  return {
    title: front.waiting,
    count: total,
    headings: [front.disclosedAt, columns.operator, columns.computer, columns.keyId],
    rows,
    more: moreThan(rows.length, total, words),
  };
}

function moreThan(shown: number, total: number, { front }: NativeWords['report']): string {
  return total > shown ? withCount(front.more, total - shown) : '';
}
