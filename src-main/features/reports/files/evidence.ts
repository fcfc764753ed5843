import { type Evidence, evidenceFile, neighboursOf } from '#main/domain/reports/evidence.ts';
import { localTime } from '#main/domain/reports/local-time.ts';
import { savedAt } from '#main/features/copy-and-save.ts';
import type { Session, Sessions } from '#main/features/sessions.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { CallOptions, Clock } from '#main/ports/system.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';
import { EVIDENCE_EXTENSION, type Neighbour } from '#shared/reports/evidence.ts';
import { headOfLog } from '../audit/audit-header.ts';
import { recorded, sessionTerms } from '../writing/recorded.ts';
import { sha256Fact } from './origin.ts';

interface EvidenceDeps {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly workstation: string;
  readonly words: () => NativeWords;
  readonly saver: FileSaver;
}

/**
 * Saves what the log has of one request, for somebody outside: they can check it without the log,
 * and with it. Entries hold no secret. Saving is recorded as an export.
 */
export function evidenceCalls(deps: EvidenceDeps): Pick<Handlers, 'reports.saveEvidence'> {
  return {
    async 'reports.saveEvidence'({ sequence }, { signal }) {
      const session = deps.sessions.require();
      const evidence = await evidenceOf(deps, session, { sequence, signal });
      const { requestId, generatedAt, entries } = evidence.header;
      const day = localTime(generatedAt).slice(0, 10);
      const { title, filterName } = deps.words().dialogs.saveEvidence;
      const file = await deps.saver.choose({
        title,
        fileName: `evidence-${entries[0]}-${day}.${EVIDENCE_EXTENSION}`,
        filterName,
        extension: EVIDENCE_EXTENSION,
      });
      if (file === undefined) return { outcome: 'cancelled' };
      const terms = sessionTerms(deps, session);
      const about = ['evidence', `request ${requestId}`];
      return recorded(terms, { action: 'export', about }, async () => {
        terms.guard();
        const { text, sha256 } = evidenceFile(evidence);
        await file.write(Buffer.from(text(await terms.sign?.(sha256))));
        return { answer: savedAt(file), facts: [`${entries.length} entries`, sha256Fact(sha256)] };
      });
    },
  };
}

interface Asked extends CallOptions {
  readonly sequence: number;
}

/** @throws AppError `input.invalid` where the log has no such entry, `store.*` */
async function evidenceOf(
  { clock }: EvidenceDeps,
  session: Session,
  { sequence, signal }: Asked,
): Promise<Evidence> {
  const { operator, profile } = session;
  const { auditLog, auditReport, info } = profile;
  const entries = await auditReport.requestOf(sequence, { signal });
  const [first] = entries;
  if (first === undefined) throw new AppError('input.invalid', `the log has no entry ${sequence}`);
  const head = await headOfLog(profile);
  const numbers = entries.map((entry) => entry.sequence);
  const neighbours: Neighbour[] = [];
  for (const neighbour of neighboursOf(numbers, head.sequence)) {
    const [entry] = await auditLog.read(neighbour, 1);
    if (entry?.sequence !== neighbour) continue;
    const { hash, previousHash } = entry;
    neighbours.push({ kind: 'neighbour', sequence: neighbour, hash, previousHash });
  }
  return {
    header: {
      kind: 'keydesk-evidence',
      version: 1,
      organisation: info.name,
      generatedAt: new Date(clock.now()).toISOString(),
      generatedBy: operator.account,
      requestId: first.requestId,
      entries: numbers,
      head,
    },
    entries,
    neighbours,
  };
}
