import type { EscrowTable } from '#main/domain/escrow/escrow-table.ts';
import { countedWords, number } from '#main/domain/reports/counted-words.ts';
import { localTime } from '#main/domain/reports/local-time.ts';
import type {
  Cell,
  Fact,
  ReportFront,
  TableColumn,
  TableRow,
} from '#main/ports/reports/report-writer.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { ESCROW_COLUMNS, type EscrowColumn } from '#shared/escrow/escrow-column.ts';
import {
  type EscrowFilter,
  type EscrowRow,
  type EscrowSource,
  EscrowState,
  type EscrowSummary,
} from '#shared/escrow/escrow-report.ts';
import type { EscrowReportHeader } from '#shared/reports/report-file.ts';
import { keysOf } from '#shared/typed-keys.ts';
import { madeFacts } from '../audit/audit-table.ts';
import type { WritableReport } from '../writing/writable-report.ts';

type Words = NativeWords['report'];
type EscrowWords = Words['escrow'];

/** Rows that are written in one go. */
const BATCH = 1_000;

interface Writing {
  readonly header: EscrowReportHeader;
  readonly words: Words;
}

/** Recovery Key Backup as it is written down: every row the query finds, as it was read. */
export function writableEscrow(table: EscrowTable, { header, words }: Writing): WritableReport {
  const { query, columns, reading } = header;
  const { escrow } = words;
  const summary = table.summary(query.filter);
  return {
    header,
    cells: () => cellsOf(pagesOf(table, header), columns, escrow),
    count: async () => summary.rows,
    front: async () => frontOf(summary, reading.sources, escrow),
    table: ({ pages, front }) => ({
      title: escrow.title,
      author: header.generatedBy,
      front,
      filters: filterFacts(query.filter, escrow),
      made: [
        ...madeFacts(header, words),
        { name: escrow.readAt, value: localTime(reading.readAt).replace('T', ' ') },
      ],
      columns: columns.map((column) => columnOf(column, escrow)),
      words: words.layout,
      pages,
    }),
    fileRows: () => pagesOf(table, header),
  };
}

async function* pagesOf(
  table: EscrowTable,
  { query }: EscrowReportHeader,
): AsyncGenerator<readonly EscrowRow[]> {
  let after: number | null = null;
  do {
    const page: ReturnType<EscrowTable['page']> = table.page(query, after, BATCH);
    yield page.rows;
    after = page.next;
  } while (after !== null);
}

async function* cellsOf(
  pages: AsyncIterable<readonly EscrowRow[]>,
  columns: readonly EscrowColumn[],
  words: EscrowWords,
): AsyncGenerator<readonly TableRow[]> {
  for await (const page of pages)
    yield page.map((row) => columns.map((column) => cellOf(row, column, words)));
}

function columnOf(id: EscrowColumn, { columns }: EscrowWords): TableColumn {
  const { kind } = ESCROW_COLUMNS[id];
  return { id, heading: columns[id], kind: kind === 'names' || kind === 'code' ? 'text' : kind };
}

function cellOf(row: EscrowRow, column: EscrowColumn, words: EscrowWords): Cell {
  const value = row[column];
  if (typeof value === 'object') return value === null ? null : value.join('; ');
  return ESCROW_COLUMNS[column].kind === 'code' ? wordOf(column, String(value), words) : value;
}

function wordOf(column: string, code: string, { values }: EscrowWords): string {
  return values[`${column}.${code}`] ?? code;
}

/** How all of them stand, before the computers one by one. */
function frontOf(
  { computers, byState, byAge, bySpread }: EscrowSummary,
  sources: readonly EscrowSource[],
  words: EscrowWords,
): ReportFront {
  const points = (column: string, counts: Readonly<Record<string, number>>) =>
    keysOf(counts).flatMap((code) =>
      (counts[code] ?? 0) === 0
        ? []
        : [{ name: wordOf(column, code, words), count: counts[code] ?? 0 }],
    );
  const state = (code: EscrowState) => ({
    name: wordOf('state', code, words),
    count: byState[code],
    beside: '',
  });
  return {
    answer: [
      // Where no source has told anything, nothing is to be counted.
      ...(sources.some((one) => one.state === 'read')
        ? [countedWords(words.withoutKey, byState.none)]
        : []),
      ...sourceSentences(sources, words),
      words.drives,
    ],
    figures: [
      { name: words.computers, count: computers, beside: '' },
      ...EscrowState.options.map(state),
      { name: wordOf('age', 'older', words), count: byAge.older, beside: '' },
    ],
    charts: [
      { title: words.charts.state, kind: 'bars', points: points('state', byState) },
      { title: words.charts.age, kind: 'bars', points: points('age', byAge) },
      ...(sources.length > 1
        ? [
            {
              title: words.charts.spread,
              kind: 'bars' as const,
              points: points('spread', bySpread),
            },
          ]
        : []),
    ],
    findings: undefined,
    verdict: undefined,
  };
}

/** What each source had, or that it told nothing. */
function sourceSentences(
  sources: readonly EscrowSource[],
  { sources: texts }: EscrowWords,
): readonly string[] {
  return sources.map(({ source, state, computers, keys }) =>
    texts[state === 'reading' ? 'failed' : state]
      .replace('{source}', () => source)
      .replace('{computers}', number(computers))
      .replace('{keys}', number(keys)),
  );
}

const CODES: ReadonlySet<keyof EscrowFilter> = new Set(['state', 'age', 'spread', 'account']);

function filterFacts(filter: EscrowFilter, words: EscrowWords): readonly Fact[] {
  const textOf = (field: keyof EscrowFilter): string => {
    const value = filter[field];
    if (field === 'silentSince') return localTime(value).slice(0, 10);
    return CODES.has(field) ? wordOf(field, value, words) : value;
  };
  return keysOf(filter).flatMap((field) =>
    filter[field] === '' ? [] : [{ name: words.filters[field], value: textOf(field) }],
  );
}
