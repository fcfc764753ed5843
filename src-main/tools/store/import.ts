import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { LdapForest } from '#main/sources/active-directory/configuration.ts';
import { embeddedTarget } from '../import/embedded-target.ts';
import {
  type ImportCounts,
  type ImportRow,
  type ImportTarget,
  type RefusedRow,
  importKeys,
} from '../import/import-keys.ts';
import { type CsvRow, readCsv } from '../import/read-csv.ts';
import { readDirectory } from '../import/read-directory.ts';
import { sqlServerTarget } from '../import/sql-server-target.ts';
import { ToolError } from '../tool-error.ts';
import { ExitCode } from './exit-codes.ts';
import { inDatabase, inStoreFile } from './open-stores.ts';
import { type RefusedRows, reportRefusedRows } from './refused-rows.ts';
import type { ImportSource, ImportTask } from './tasks.ts';
import type { Work } from './work.ts';

/** How many refused rows are told at the terminal; the report has them all. */
const MOST_TOLD = 20;

/**
 * Takes keys into a store. Rows that are left out are told, and do not make it fail.
 *
 * @throws ToolError `store.none`, `directory.invalid`, `csv.*`, `report.unwritable`; AppError
 *   `sql.*`, `store.*`, `directory.*`, `auth.*`, `request.cancelled`
 */
export async function importInto(task: ImportTask, work: Work): Promise<ExitCode> {
  const { store } = task;
  const rows = await rowsOf(task.from, work);
  if (store.kind === 'server')
    return inDatabase(store, work, async ({ server, owner }) => {
      if ((await owner.version()) === undefined) throw new ToolError('store.none');
      return takeKeys(rows, { task, target: sqlServerTarget(server) }, work);
    });
  if (!existsSync(resolve(store.file))) work.terminal.say(work.words.newStore(store.file));
  return inStoreFile(store, work, (db) =>
    takeKeys(rows, { task, target: embeddedTarget(db) }, work),
  );
}

async function takeKeys(
  rows: AsyncIterable<ImportRow>,
  { task, target }: { readonly task: ImportTask; readonly target: ImportTarget },
  work: Work,
): Promise<ExitCode> {
  const { terminal, words, signal, clock } = work;
  const report = await reportFor(task, work);
  const refused = tellRefused(report, work);
  const escrowedAt = new Date(clock.now()).toISOString();
  try {
    const counts = await importKeys(rows, {
      target,
      signal,
      defaults: { domain: task.domain, dnsDomain: task.dnsDomain, escrowedAt },
      onRefused: refused.tell,
      onProgress: showSpeed(work),
    });
    terminal.endProgress();
    refused.tellRest();
    terminal.say(words.imported(counts));
    return ExitCode.done;
  } finally {
    await report?.close();
  }
}

async function reportFor(
  { report }: ImportTask,
  { terminal, words }: Work,
): Promise<RefusedRows | undefined> {
  if (report === undefined) return undefined;
  return reportRefusedRows(report, (reason) => {
    terminal.complain(words.reportBroken(reason));
  });
}

function tellRefused(
  report: RefusedRows | undefined,
  { terminal, words }: Work,
): { readonly tell: (row: RefusedRow) => void; readonly tellRest: () => void } {
  let told = 0;
  return {
    tell(row) {
      const { where, keyId, problem } = row;
      report?.add({ where, keyId, reason: words.refused(problem) });
      told += 1;
      if (told > MOST_TOLD) return;
      terminal.endProgress();
      terminal.say(words.leftOut(row));
    },
    tellRest() {
      if (told > MOST_TOLD) terminal.say(words.moreLeftOut(told - MOST_TOLD, report !== undefined));
    },
  };
}

function showSpeed({ terminal, words, clock }: Work): (counts: ImportCounts) => void {
  const started = clock.now();
  return (counts) => {
    const perSecond = Math.round((counts.read * 1000) / Math.max(1, clock.now() - started));
    terminal.progress(words.importProgress(counts, perSecond));
  };
}

async function rowsOf(from: ImportSource, work: Work): Promise<AsyncIterable<ImportRow>> {
  if (from.kind === 'csv') return rowsOfCsv(resolve(from.file));
  const { domain, account, caFile } = from;
  const forest = LdapForest.safeParse({
    domain,
    ...(caFile !== undefined && { caFile: resolve(caFile) }),
  });
  if (!forest.success) throw new ToolError('directory.invalid', { name: domain });
  const password = await work.terminal.askSecret(
    work.words.passwordOf(account, domain),
    'KEYDESK_DIRECTORY_PASSWORD',
  );
  return readDirectory({ forest: forest.data, userName: account, password }, work.signal);
}

/** Reads the heading at once: a file that cannot be imported leaves no store, no report behind. */
async function rowsOfCsv(file: string): Promise<AsyncIterable<ImportRow>> {
  const rows = readCsv(file);
  const first = await rows.next();
  return (async function* placed() {
    if (first.done !== true) yield rowOf(first.value);
    for await (const row of rows) yield rowOf(row);
  })();
}

function rowOf({ line, raw }: CsvRow): ImportRow {
  return { where: `line ${line}`, raw };
}
