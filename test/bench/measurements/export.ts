import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { columnOf } from '#main/sources/sql-text.ts';
import { AuditColumn, NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import { ReportForm } from '#shared/reports/report-file.ts';
import { type Bench, type Row, timed } from '../bench.ts';
import { auditStore } from '../data/audit-store.ts';
import type { StoreFolder } from '../data/demo-store.ts';
import { type Desk, ask, openDesk } from '../support/desk.ts';
import { watchLoop } from '../support/event-loop.ts';
import { watchMemory } from '../support/processes.ts';
import { sqliteShellObstacle } from '../support/sqlite-shell.ts';

const SIZE = 1_000_000;
const STALL_LIMIT_MS = 50;
const GROWTH_LIMIT_MB = 100;
/** The forms for spreadsheets. A report file opens in the console alone. */
const TABLE_FORMS: ReadonlySet<string> = new Set(['csv', 'xlsx']);

/** Exports the whole log, and measures how long the main process is blocked meanwhile. */
export const exportReport: Bench = {
  name: 'export',
  obstacle: sqliteShellObstacle,

  async prepare({ quick }) {
    const store = await auditStore(SIZE);
    const desk = await openDesk(store);
    // A log is checked when its store is opened, on all cores. This ends after that.
    await ask(desk.page, 'reports.verifyChain', { whole: true });
    const forms = ReportForm.options.filter((form) => TABLE_FORMS.has(form));
    return {
      rows: forms.flatMap((form) => rowsOf(form, { desk, store, counted: quick ? 1 : 5 })),
      dispose: desk.close,
    };
  },
};

interface Measuring {
  readonly desk: Desk;
  readonly store: StoreFolder;
  readonly counted: number;
}

function rowsOf(form: ReportForm, { desk, store, counted }: Measuring): readonly Row[] {
  const { exported, stalls, growths } = exportsOf(form, desk);
  const rounds = { counted, warmUp: 0 };
  return [
    {
      name: `export, ${form}`,
      unit: 'ms',
      target: form === 'csv' ? 2 : 10,
      rounds,
      ours: exported,
      baseline: {
        what: 'sqlite3 -csv: the same columns of every entry, in the same order',
        measure: () => timed(async () => dump(store.file, join(desk.downloads, 'theirs.csv'))),
      },
    },
    {
      name: `export, ${form}, event loop stall`,
      unit: 'ms',
      target: 1,
      rounds,
      ours: async () => stalls.shift() ?? Number.NaN,
      baseline: { what: 'the limit itself', measure: async () => STALL_LIMIT_MS },
    },
    {
      name: `export, ${form}, memory growth`,
      unit: 'MB',
      target: 1,
      rounds,
      ours: async () => growths.shift() ?? Number.NaN,
      baseline: { what: 'the limit itself', measure: async () => GROWTH_LIMIT_MB },
    },
  ];
}

interface Exports {
  /** Exports once. @returns milliseconds */
  readonly exported: () => Promise<number>;
  /** Longest stall of the main process in each export, in milliseconds. */
  readonly stalls: number[];
  /** Growth of memory in each export, in megabytes. */
  readonly growths: number[];
}

/** Each export gives three figures. Two of them are kept for the rows that follow. */
function exportsOf(form: ReportForm, desk: Desk): Exports {
  const file = join(desk.downloads, `ours.${form}`);
  const stalls: number[] = [];
  const growths: number[] = [];
  const { pid = 0 } = desk.app.process();
  let before: number | undefined;
  const exported = async () => {
    await desk.answerSaveDialog(file);
    const longestStall = await watchLoop(desk.app);
    before ??= watchMemory(pid)();
    const mostMemory = watchMemory(pid);
    const { ms } = await ask(desk.page, 'reports.export', {
      what: {
        report: 'recovery-audit',
        from: { place: 'log' },
        query: { filter: { ...NO_FILTER, activity: 'everything' }, sort: NEWEST_FIRST },
        columns: AuditColumn.options,
      },
      form,
    });
    growths.push(mostMemory() - before);
    stalls.push(await longestStall());
    if (statSync(file).size < SIZE) throw new Error('the export is not whole');
    rmSync(file);
    return ms;
  };
  return { exported, stalls, growths };
}

function dump(file: string, into: string): void {
  const columns = AuditColumn.options.map((column) => columnOf(column)).join(', ');
  const sql = `select ${columns} from audit_entries order by time desc, sequence desc`;
  const { status, stderr } = spawnSync(
    'sqlite3',
    ['-readonly', '-csv', '-header', '-cmd', `.output ${into}`, file, sql],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`sqlite3 failed: ${stderr}`);
  rmSync(into);
}
