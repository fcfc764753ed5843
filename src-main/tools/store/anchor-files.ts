import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import {
  type Anchor,
  type AnchorCheck,
  anchorCheck,
  anchorsIn,
} from '#main/domain/audit/anchors.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { AnchorVerdict } from '#shared/audit/anchor-verdict.ts';
import type { ChainHead } from '#shared/audit/audit-entry.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { ToolError, fileReason } from '../tool-error.ts';
import { ExitCode } from './exit-codes.ts';
import type { Work } from './work.ts';

/** Entries read at a time. */
const PIECE = 1_000;

const CODES: Readonly<Record<Exclude<AnchorVerdict['state'], 'fits'>, ExitCode>> = {
  'cut-off': ExitCode.cutOff,
  'put-back': ExitCode.putBack,
  'made-anew': ExitCode.madeAnew,
  'another-log': ExitCode.madeAnew,
};

/**
 * Reads the anchors in files that were exported from a witness.
 *
 * @throws ToolError `anchors.unreadable`, `anchors.none` for a file without any
 */
export async function readAnchors(files: readonly string[]): Promise<AnchorCheck> {
  const anchors: Anchor[] = [];
  for (const file of files) {
    const before = anchors.length;
    for await (const line of linesOf(file))
      // A line may be a list of all of them.
      for (const anchor of anchorsIn(line)) anchors.push(anchor);
    if (anchors.length === before) throw new ToolError('anchors.none', { name: file });
  }
  return anchorCheck(anchors);
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(resolve(file));
  try {
    yield* createInterface({ input, crlfDelay: Infinity });
  } catch (cause) {
    throw new ToolError('anchors.unreadable', { name: file, reason: fileReason(cause) }, cause);
  }
}

interface Compared {
  readonly anchors: AnchorCheck;
  /** The newest entry of the log. */
  readonly head: ChainHead;
}

/** Compares a whole chain with anchors. @returns what is wrong: a sentence, and its exit code */
export async function unlikeAnchors(
  log: Pick<AuditLog, 'read'>,
  { anchors, head }: Compared,
  { terminal, words, signal }: Pick<Work, 'terminal' | 'words' | 'signal'>,
): Promise<readonly { readonly sentence: string; readonly code: ExitCode }[]> {
  for (let next = 1; next <= head.sequence; next += PIECE) {
    refuseIfCancelled(signal);
    for (const entry of await log.read(next, PIECE)) anchors.look(entry);
  }
  const verdict = anchors.verdict(head.sequence);
  if (verdict.state !== 'fits')
    return [{ sentence: words.logUnlikeAnchors(verdict), code: CODES[verdict.state] }];
  terminal.say(words.logFitsAnchors(verdict.count, verdict.newest));
  return [];
}
