import { localTime } from '#main/domain/reports/local-time.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { Fact, TableRow } from '#main/ports/reports/report-writer.ts';
import type { ComputerColumn } from '#shared/compliance/compliance-column.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import type {
  ComplianceCursor,
  ComplianceFilter,
  CompliancePage,
  ComplianceQuery,
} from '#shared/compliance/enterprise-compliance.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { ComplianceReportHeader } from '#shared/reports/report-file.ts';
import { madeFacts } from '../audit/audit-table.ts';
import { type WritableReport, countByReading } from '../writing/writable-report.ts';
import { computerCell, computerColumn, wordOf } from './compliance-cells.ts';
import { enterpriseFront } from './enterprise-front.ts';

/** Computers that are read in one go. */
const BATCH = 1_000;

interface Writing {
  readonly header: ComplianceReportHeader;
  readonly query: ComplianceQuery;
  readonly columns: readonly ComputerColumn[];
  readonly words: NativeWords['report'];
  readonly signal: AbortSignal;
}

/** Enterprise Compliance as it is written down: every computer the query finds. */
export function writableEnterprise(
  source: ComplianceSource,
  { header, query, columns, words, signal }: Writing,
): WritableReport {
  const cells = () => cellsOf(pagesOf(source, query, signal), columns, words.compliance);
  return {
    header,
    cells,
    count: () => countByReading(cells),
    front: async () =>
      enterpriseFront(await source.summary(query.filter, { signal }), words.compliance),
    table: ({ pages, front }) => ({
      title: words.compliance.titles.enterprise,
      author: header.generatedBy,
      front,
      filters: filterFacts(query.filter, words.compliance),
      made: madeFacts(header, words),
      columns: columns.map((column) => computerColumn(column, words.compliance)),
      words: words.layout,
      pages,
    }),
    fileRows: () => pagesOf(source, query, signal),
  };
}

async function* pagesOf(
  source: ComplianceSource,
  query: ComplianceQuery,
  signal: AbortSignal,
): AsyncGenerator<readonly ComputerCompliance[]> {
  let cursor: ComplianceCursor | null = null;
  do {
    const page: CompliancePage = await source.page(
      { query, after: cursor, limit: BATCH },
      { signal },
    );
    yield page.rows;
    cursor = page.next;
  } while (cursor !== null);
}

async function* cellsOf(
  pages: AsyncIterable<readonly ComputerCompliance[]>,
  columns: readonly ComputerColumn[],
  words: NativeWords['report']['compliance'],
): AsyncGenerator<readonly TableRow[]> {
  for await (const page of pages)
    yield page.map((computer) => columns.map((column) => computerCell(computer, column, words)));
}

function filterFacts(
  filter: ComplianceFilter,
  words: NativeWords['report']['compliance'],
): readonly Fact[] {
  const fact = (field: keyof ComplianceFilter, value: string): readonly Fact[] =>
    filter[field] === '' ? [] : [{ name: words.filters[field], value }];
  return [
    ...(['status', 'errorState', 'error', 'exemption', 'drives'] as const).flatMap((field) =>
      fact(field, wordOf(field, filter[field], words)),
    ),
    ...fact('computer', filter.computer),
    ...fact('user', filter.user),
    ...fact(
      'silentSince',
      filter.silentSince === '' ? '' : localTime(filter.silentSince).slice(0, 10),
    ),
  ];
}
