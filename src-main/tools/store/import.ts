import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { embeddedTarget } from '../import/embedded-target.ts';
import {
  type ImportCounts,
  type ImportRow,
  type ImportTarget,
  type RefusedRow,
  importKeys,
} from '../import/import-keys.ts';
import { sqlServerTarget } from '../import/sql-server-target.ts';
import { ToolError } from '../tool-error.ts';
import { ExitCode } from './exit-codes.ts';
import { openKeys, rulesOf, tellRemarks } from './keys-to-read.ts';
import { inDatabase, inStoreFile } from './open-stores.ts';
import { type RefusedRows, reportRefusedRows } from './refused-rows.ts';
import { encryptedWith } from './store-key.ts';
import type { ImportTask } from './tasks.ts';
import type { Work } from './work.ts';

/** How many refused rows are told at the terminal; the report has them all. */
const MOST_TOLD = 20;

/**
 * Takes keys into a store. Rows that are left out are told, and do not make it fail.
 *
 * @throws ToolError `store.none`, `directory.invalid`, `csv.*`, `key.*`, `report.unwritable`;
 *   AppError `sql.*`, `store.*`, `directory.*`, `auth.*`, `request.cancelled`
 */
export async function importInto(task: ImportTask, work: Work): Promise<ExitCode> {
  const { store } = task;
  const keys = await openKeys(task.from, work);
  tellRemarks(keys, work);
  if (store.kind === 'server')
    return inDatabase(store, work, async ({ server, owner }) => {
      if ((await owner.version()) === undefined) throw new ToolError('store.none');
      return takeKeys(keys.rows, { task, target: sqlServerTarget(server) }, work);
    });
  if (!existsSync(resolve(store.file))) work.terminal.say(work.words.newStore(store.file));
  return inStoreFile(store, work, async (db) => {
    const key = await encryptedWith(db, store, work);
    work.terminal.say(work.words.encryptsWith(key.id));
    return takeKeys(keys.rows, { task, target: embeddedTarget(db, key) }, work);
  });
}

async function takeKeys(
  rows: AsyncIterable<ImportRow>,
  { task, target }: { readonly task: ImportTask; readonly target: ImportTarget },
  work: Work,
): Promise<ExitCode> {
  const { terminal, words, signal, clock } = work;
  const report = await reportFor(task, work);
  const refused = tellRefused(report, work);
  try {
    const counts = await importKeys(rows, {
      target,
      signal,
      rules: rulesOf(task, clock),
      onRefused: refused.tell,
      onLossy: ({ where, keyId, lost }) => {
        for (const field of lost) report?.add({ where, keyId, reason: words.takenWithout(field) });
      },
      onProgress: showSpeed(work),
    });
    terminal.endProgress();
    refused.tellRest();
    terminal.say(words.imported(counts));
    for (const line of words.lost(counts.lost)) terminal.say(line);
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
