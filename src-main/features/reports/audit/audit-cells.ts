import { unusualText } from '#main/domain/reports/unusual-words.ts';
import type { EntryValues } from '#main/ports/audit/audit-report.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { AuditColumn } from '#shared/audit/audit-report.ts';
import { signsIn } from '#shared/audit/unusual-activity.ts';
import type { AuditToSum } from './audit-front.ts';

const TOLD = ['sequence', 'time', 'action', 'result'] as const;

/**
 * The cells of a report in its columns. What is unusual is no column of the log: it is found once
 * for the newest disclosures, and put beside their rows.
 */
export async function* auditCells(
  { report, findUnusual, header: { query, columns }, words }: Omit<AuditToSum, 'origin'>,
  options: CallOptions,
): AsyncGenerator<EntryValues> {
  const stored = columns.flatMap((column) => AuditColumn.safeParse(column).data ?? []);
  const at = columns.indexOf('unusual');
  if (at === -1) {
    yield* report.values(query, stored, options);
    return;
  }
  const found = await findUnusual(query.filter, options);
  for await (const rows of report.values(query, [...TOLD, ...stored], options))
    yield rows.map(([sequence, time, action, result, ...cells]) => {
      const told = { time: String(time), action: String(action), result: String(result) };
      const signs = signsIn(found, { sequence: Number(sequence), ...told });
      return cells.toSpliced(at, 0, unusualText(signs, words));
    });
}
