import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AnchorCheck } from '#main/domain/audit/anchors.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import { encryptionOf } from '#main/sources/embedded-store/secrets/encrypt-store.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import type { ChainHead } from '#shared/audit/audit-entry.ts';
import { ToolError } from '../tool-error.ts';
import { readAnchors, unlikeAnchors } from './anchor-files.ts';
import { ExitCode } from './exit-codes.ts';
import { inDatabase, inStoreFile } from './open-stores.ts';
import type { StoreInFile, StoreOnServer, VerifyTask } from './tasks.ts';
import type { Work } from './work.ts';

/** Something wrong: a sentence each, and the exit code that says which kind of wrong. */
type Problems = readonly { readonly sentence: string; readonly code: ExitCode }[];

/** A log, and what to compare it with. */
interface LogToCheck {
  readonly log: Pick<AuditLog, 'verify' | 'read'>;
  /** What the store itself takes for the newest entry, where it keeps that apart. */
  readonly newest?: () => Promise<ChainHead>;
  readonly anchors: AnchorCheck | undefined;
}

/**
 * Checks what can be checked of a store, and changes nothing of it.
 *
 * @throws ToolError `store.none`, `store.noFile`, `anchors.*`; AppError `sql.*`, `store.*`,
 *   `request.cancelled`
 */
export async function verify({ store, anchors: files }: VerifyTask, work: Work): Promise<ExitCode> {
  // First: a mistyped path is said at once, and not after the whole log.
  const anchors = files.length === 0 ? undefined : await readAnchors(files);
  const problems =
    store.kind === 'file'
      ? await problemsInFile(store, anchors, work)
      : await problemsOnServer(store, anchors, work);
  for (const { sentence } of problems) work.terminal.say(work.words.notGood(sentence));
  const codes = problems.map(({ code }) => code);
  // What is wrong without any anchor comes first.
  return codes.includes(ExitCode.notGood) ? ExitCode.notGood : (codes[0] ?? ExitCode.done);
}

async function problemsInFile(
  store: StoreInFile,
  anchors: AnchorCheck | undefined,
  work: Work,
): Promise<Problems> {
  // Opening it would make one.
  if (!existsSync(resolve(store.file))) throw new ToolError('store.noFile', { name: store.file });
  return inStoreFile(store, work, async (db) => {
    const { keyId, hasSecrets } = await encryptionOf(db);
    if (keyId !== undefined) work.terminal.say(work.words.encryptsWith(keyId));
    else if (hasSecrets) work.terminal.say(work.words.inClear());
    return problemsOfLog({ log: storeAuditLog(db, work.clock), anchors }, work);
  });
}

function problemsOnServer(
  store: StoreOnServer,
  anchors: AnchorCheck | undefined,
  work: Work,
): Promise<Problems> {
  return inDatabase(store, work, async ({ owner }) => {
    const version = await owner.version();
    if (version === undefined) throw new ToolError('store.none');
    work.terminal.say(work.words.versionFound(version));
    const problems = await owner.problems();
    const log = { verify: owner.verify, read: owner.entries };
    const ofLog = await problemsOfLog({ log, newest: () => owner.head(), anchors }, work);
    return [...problems.map(notGood), ...ofLog];
  });
}

async function problemsOfLog(
  { log, newest, anchors }: LogToCheck,
  { terminal, words, signal }: Work,
): Promise<Problems> {
  const verdict = await log.verify({
    signal,
    onProgress: (done, total) => {
      terminal.progress(words.entriesChecked(done, total));
    },
  });
  terminal.endProgress();
  // What a broken chain holds need not be compared any more.
  if (!verdict.intact) return [notGood(words.logIsBroken(verdict.brokenAt, verdict.why))];
  terminal.say(words.logIsWhole(verdict.count, verdict.head.hash));
  const { unlikeIndex } = verdict;
  const unlikeLog =
    unlikeIndex === undefined
      ? []
      : [notGood(words.indexUnlikeLog(unlikeIndex.from, unlikeIndex.until))];
  const head = await newest?.();
  const missing =
    head === undefined || head.sequence === verdict.head.sequence
      ? []
      : [notGood(words.endIsMissing(head.sequence))];
  const unlike =
    anchors &&
    (await unlikeAnchors(log, { anchors, head: verdict.head }, { terminal, words, signal }));
  return [...unlikeLog, ...missing, ...(unlike ?? [])];
}

function notGood(sentence: string): Problems[number] {
  return { sentence, code: ExitCode.notGood };
}
