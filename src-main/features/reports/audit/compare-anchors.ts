import { type Anchor, anchorCheck, anchorsIn, textOfAnchors } from '#main/domain/audit/anchors.ts';
import { GENESIS, verifyChain } from '#main/domain/audit/audit-chain.ts';
import type { Sessions } from '#main/features/sessions.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { ReportOptions } from '#main/ports/audit/audit-report.ts';
import type { FileOpener, OpenedFile } from '#main/ports/desktop/file-opener.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { ComparedLog } from '#shared/audit/anchor-verdict.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';
import { telling } from '../telling.ts';
import { sessionTerms } from '../writing/recorded.ts';

/** In bytes: some 300,000 messages of a witness, or a million anchors in the simple form. */
export const LONGEST_ANCHOR_FILE = 200_000_000;
/** What log servers and collectors name their files; what is in them counts. */
const EXTENSIONS = ['log', 'txt', 'json', 'jsonl', 'ndjson', 'csv'];
/** Lines, or entries, looked at between two turns of the event loop: some 10 ms. */
const PIECE = 1_000;

interface CompareDeps {
  readonly sessions: Sessions;
  readonly workstation: string;
  readonly words: () => NativeWords;
  readonly opener: FileOpener;
}

/**
 * Compares the log with anchors that a person has in a file: what the window itself cannot know of
 * a log whose end was cut off, or that was made anew. It takes as long as a check of the whole log;
 * an anchor takes some 200 bytes of memory meanwhile.
 */
export function compareAnchors(deps: CompareDeps): Pick<Handlers, 'reports.compareAnchors'> {
  return {
    async 'reports.compareAnchors'(_input, { signal, progress }) {
      const session = deps.sessions.require();
      const file = await deps.opener.choose({
        ...deps.words().dialogs.openAnchors,
        extensions: EXTENSIONS,
        limitBytes: LONGEST_ANCHOR_FILE,
      });
      if (file === undefined) return { compared: null };
      // The dialog may have been open for long.
      sessionTerms(deps, session).guard();
      const anchors = await anchorsOf(file, { signal });
      const { auditLog } = session.profile;
      return {
        compared: await compared(auditLog, anchors, { signal, onProgress: telling(progress) }),
      };
    },
  };
}

/** @throws AppError `anchors.tooLarge`, `anchors.none`, `request.cancelled` */
async function anchorsOf(
  { bytes, fileName }: OpenedFile,
  { signal }: CallOptions,
): Promise<readonly Anchor[]> {
  const details = { fileName };
  if (bytes.length > LONGEST_ANCHOR_FILE)
    throw new AppError('anchors.tooLarge', `more than ${LONGEST_ANCHOR_FILE} bytes`, { details });
  const anchors: Anchor[] = [];
  let looked = 0;
  for (const line of textOfAnchors(bytes)) {
    // A line may be a list of all of them.
    for (const anchor of anchorsIn(line)) anchors.push(anchor);
    looked += 1;
    if (looked % PIECE > 0) continue;
    refuseIfCancelled(signal);
    await nextTurn();
  }
  if (anchors.length === 0) throw new AppError('anchors.none', 'no line is an anchor', { details });
  return anchors;
}

/** What a broken chain holds is not compared any more. */
async function compared(
  log: Pick<AuditLog, 'read' | 'newestSequence'>,
  anchors: readonly Anchor[],
  { signal, onProgress }: ReportOptions,
): Promise<ComparedLog> {
  const check = anchorCheck(anchors);
  const until = await log.newestSequence();
  let head = GENESIS;
  while (head.sequence < until) {
    refuseIfCancelled(signal);
    const entries = await log.read(head.sequence + 1, Math.min(PIECE, until - head.sequence));
    const chain = verifyChain(entries, head);
    if (!chain.intact) return { chain, anchors: null };
    if (entries.length === 0)
      return {
        chain: { intact: false, brokenAt: head.sequence + 1, why: 'missing' },
        anchors: null,
      };
    for (const entry of entries) check.look(entry);
    head = chain.head;
    onProgress?.(head.sequence, until);
    await nextTurn();
  }
  const chain = { intact: true, count: head.sequence, head } as const;
  return { chain, anchors: check.verdict(head.sequence) };
}

/** Whatever else waits gets a turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
