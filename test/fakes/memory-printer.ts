import type { ReportPrinter } from '#main/ports/reports/report-printer.ts';
import type { TableRow } from '#main/ports/reports/report-writer.ts';

/** A print dialog that answers at once. */
export interface MemoryPrinter {
  readonly print: ReportPrinter;
  readonly printed: { readonly title: string; readonly rows: readonly TableRow[] }[];
  /** What the person does next in the dialog. */
  answer: 'print' | 'close';
}

export function memoryPrinter(): MemoryPrinter {
  const printer: MemoryPrinter = {
    printed: [],
    answer: 'print',
    print: async ({ title, pages }) => {
      const rows: TableRow[] = [];
      for await (const page of pages) rows.push(...page);
      if (printer.answer === 'close') return false;
      printer.printed.push({ title, rows });
      return true;
    },
  };
  return printer;
}
