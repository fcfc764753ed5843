import { localTime } from '#main/domain/reports/local-time.ts';
import type { Cell, Fact, ReportTable, TableRow } from '#main/ports/reports/report-writer.ts';
import {
  AUDIT_COLUMNS,
  type AuditFilter,
  NARROWING_FIELDS,
  type ReportColumn,
} from '#shared/audit/audit-report.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { AuditReportHeader, ReportHeader } from '#shared/reports/report-file.ts';
import type { WrittenTable } from '../writing/writable-report.ts';

type Words = NativeWords['report'];
type Pages = WrittenTable['pages'];

/** The Recovery Audit Report as a table of words. */
export function auditTable(
  header: AuditReportHeader,
  words: Words,
  { pages, front }: WrittenTable,
): ReportTable {
  const { columns, query } = header;
  return {
    title: words.title,
    author: header.generatedBy,
    front,
    filters: filterFacts(query.filter, words),
    made: madeFacts(header, words),
    columns: columns.map((id) => ({
      id,
      heading: words.columns[id],
      kind: id !== 'unusual' && AUDIT_COLUMNS[id].kind === 'moment' ? 'moment' : 'text',
    })),
    words: words.layout,
    pages: worded(pages, columns, words),
  };
}

/** Whose report it is, when and by whom it was made, and by which clock its moments are told. */
export function madeFacts(
  { organisation, generatedBy, generatedAt }: ReportHeader,
  { facts }: Words,
): readonly Fact[] {
  return [
    { name: facts.organisation, value: organisation },
    { name: facts.generatedBy, value: generatedBy },
    { name: facts.generatedAt, value: localTime(generatedAt) },
    { name: facts.timeZone, value: Intl.DateTimeFormat().resolvedOptions().timeZone },
  ];
}

function filterFacts(filter: AuditFilter, { facts, columns, values }: Words): readonly Fact[] {
  const range = {
    name: facts.range,
    value:
      filter.from === '' && filter.until === ''
        ? (values['range.all'] ?? '…')
        : `${dayOf(filter.from, 0)} – ${dayOf(filter.until, -1)}`,
  };
  const activity = {
    name: facts.activity,
    value: values[`activity.${filter.activity}`] ?? filter.activity,
  };
  const narrowed = NARROWING_FIELDS.flatMap((field) =>
    filter[field] === ''
      ? []
      : [{ name: columns[field], value: values[`${field}.${filter[field]}`] ?? filter[field] }],
  );
  return [range, activity, ...narrowed];
}

/** The calendar day of a moment here. The end of a range is the first moment after it. */
function dayOf(iso: string, laterMs: number): string {
  return iso === ''
    ? '…'
    : localTime(new Date(Date.parse(iso) + laterMs).toISOString()).slice(0, 10);
}

/** Only columns with codes are looked at: a million rows have a dozen million cells. */
async function* worded(
  pages: Pages,
  columns: readonly ReportColumn[],
  { values }: Words,
): AsyncGenerator<readonly TableRow[]> {
  const coded = columns.flatMap((column, index) => {
    const texts = Object.entries(values).flatMap(([code, text]) =>
      code.startsWith(`${column}.`) ? [[code.slice(column.length + 1), text] as const] : [],
    );
    return texts.length === 0 ? [] : [{ index, texts: new Map<Cell, string>(texts) }];
  });
  for await (const page of pages) {
    yield page.map((row) => {
      const cells: Cell[] = [...row];
      for (const { index, texts } of coded)
        cells[index] = texts.get(row[index] ?? null) ?? row[index] ?? null;
      return cells;
    });
  }
}
