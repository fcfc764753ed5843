import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import type { ChainHead } from '#shared/audit/audit-entry.ts';
import { ToolError } from '../tool-error.ts';
import { ExitCode } from './exit-codes.ts';
import { inDatabase, inStoreFile } from './open-stores.ts';
import type { StoreInFile, StoreOnServer } from './tasks.ts';
import type { Work } from './work.ts';

/** Something wrong, a sentence each. */
type Problems = readonly string[];

/**
 * Checks what can be checked of a store, and changes nothing of it.
 *
 * @throws ToolError `store.none`, `store.noFile`; AppError `sql.*`, `store.*`, `request.cancelled`
 */
export async function verify(store: StoreOnServer | StoreInFile, work: Work): Promise<ExitCode> {
  const problems =
    store.kind === 'file' ? await problemsInFile(store, work) : await problemsOnServer(store, work);
  for (const problem of problems) work.terminal.say(work.words.notGood(problem));
  return problems.length === 0 ? ExitCode.done : ExitCode.notGood;
}

async function problemsInFile(store: StoreInFile, work: Work): Promise<Problems> {
  // Opening it would make one.
  if (!existsSync(resolve(store.file))) throw new ToolError('store.noFile', { name: store.file });
  return inStoreFile(store, work, (db) => problemsOfLog(storeAuditLog(db, work.clock), work));
}

function problemsOnServer(store: StoreOnServer, work: Work): Promise<Problems> {
  return inDatabase(store, work, async ({ owner }) => {
    const version = await owner.version();
    if (version === undefined) throw new ToolError('store.none');
    work.terminal.say(work.words.versionFound(version));
    const problems = await owner.problems();
    const ofLog = await problemsOfLog(owner, work, () => owner.head());
    return [...problems, ...ofLog];
  });
}

/** @param newest what the store itself takes for the newest entry, where it keeps that apart */
async function problemsOfLog(
  log: Pick<AuditLog, 'verify'>,
  { terminal, words, signal }: Work,
  newest?: () => Promise<ChainHead>,
): Promise<Problems> {
  const verdict = await log.verify({
    signal,
    onProgress: (done, total) => {
      terminal.progress(words.entriesChecked(done, total));
    },
  });
  terminal.endProgress();
  if (!verdict.intact) return [words.logIsBroken(verdict.brokenAt, verdict.why)];
  terminal.say(words.logIsWhole(verdict.count, verdict.head.hash));
  const head = await newest?.();
  return head === undefined || head.sequence === verdict.head.sequence
    ? []
    : [words.endIsMissing(head.sequence)];
}
