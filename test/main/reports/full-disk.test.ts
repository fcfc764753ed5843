import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Sink } from '#main/ports/desktop/file-saver.ts';
import type { ReportTable } from '#main/ports/reports/report-writer.ts';
import { writeCsv } from '#main/reports/csv.ts';
import { excelWriter } from '#main/reports/excel/excel.ts';
import { writeReportFile } from '#main/reports/write-report-file.ts';
import { type ComplianceReportHeader, REPORT_FILE_VERSION } from '#shared/reports/report-file.ts';
import { WORDS } from '#test/fakes/console.ts';

const TABLE: Omit<ReportTable, 'pages'> = {
  title: 'Report',
  filters: [],
  made: [],
  author: 'CONTOSO\\rita',
  front: undefined,
  columns: [{ id: 'note', heading: 'Note', kind: 'text' }],
  words: WORDS.report.layout,
};
const HEADER: ComplianceReportHeader = {
  kind: 'keydesk-report',
  version: REPORT_FILE_VERSION,
  report: 'computer-compliance',
  organisation: 'Contoso',
  generatedAt: '2026-11-24T10:00:00.000Z',
  generatedBy: 'CONTOSO\\rita',
  query: {},
  columns: ['volumes'],
};
const signal = new AbortController().signal;

/** Endless rows that arrive some time after they were requested, as from a database. */
function endlessRows() {
  const state = { isReading: false };
  const rows = async function* () {
    state.isReading = true;
    try {
      for (let page = 0; ; page += 1) {
        await nextTurn();
        yield Array.from({ length: 500 }, (_row, index) => [String(Math.sin(page * 500 + index))]);
      }
    } finally {
      state.isReading = false;
    }
  };
  return { state, pages: rows() };
}

describe.each<
  [string, (pages: AsyncIterable<readonly string[][]>, sink: Sink) => Promise<unknown>]
>([
  ['a CSV', (pages, sink) => writeCsv({ ...TABLE, pages }, sink, signal)],
  ['an Excel workbook', (pages, sink) => excelWriter()({ ...TABLE, pages }, sink, signal)],
  ['a report file', (pages, sink) => writeReportFile({ header: HEADER, pages }, sink)],
])('%s', (_form, write) => {
  test.each([0, 1, 3])(
    'fails with the disk’s error when it is full after %i pieces, and stops reading',
    async (pieces) => {
      const { state, pages } = endlessRows();
      let written = 0;
      const sink = async () => {
        await nextTurn();
        if (written === pieces) throw new Error('no space left on device');
        written += 1;
      };
      await expect(write(pages, sink)).rejects.toThrow('no space left on device');
      expect(state.isReading).toBe(false);
    },
  );
});
