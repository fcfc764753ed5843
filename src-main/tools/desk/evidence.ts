import { type Evidence, readEvidence, unlikeLog } from '#main/domain/reports/evidence.ts';
import { readRegularFileSync } from '#main/drivers/files/regular-file.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { keysOf } from '#shared/typed-keys.ts';
import type { DeskStep } from './report.ts';

/** A log that evidence is compared with. */
interface ComparedLog {
  readonly log: Pick<AuditLog, 'read'>;
  readonly report: Pick<AuditReport, 'requestOf'>;
}

/** Compares the evidence of one request with what a log has of it. @throws AppError `store.*` */
export async function compareEvidence(
  file: string,
  { log, report }: ComparedLog,
  options: CallOptions,
): Promise<DeskStep> {
  const evidence = evidenceIn(file);
  if (evidence === undefined)
    return { name: 'evidence', state: 'failed', facts: { file }, failure: 'evidence.unreadable' };
  const { entries, neighbours, header } = evidence;
  const [first = 0] = header.entries;
  const hashes = new Map<number, string>();
  for (const { sequence } of [...entries, ...neighbours]) {
    const [entry] = await log.read(sequence, 1);
    if (entry?.sequence === sequence) hashes.set(sequence, entry.hash);
  }
  const found = unlikeLog(evidence, {
    request: await report.requestOf(first, options),
    hashOf: (sequence) => hashes.get(sequence),
  });
  const wrong = keysOf(found).flatMap((what) =>
    found[what].length === 0 ? [] : [[what, found[what].join(', ')] as const],
  );
  const facts = { file, entries: String(entries.length), ...Object.fromEntries(wrong) };
  return wrong.length === 0
    ? { name: 'evidence', state: 'passed', facts }
    : { name: 'evidence', state: 'failed', facts, failure: 'evidence.unlikeLog' };
}

function evidenceIn(file: string): Evidence | undefined {
  try {
    return readEvidence(readRegularFileSync(file));
  } catch {
    return undefined;
  }
}
