import type { LostField } from '#main/domain/recovery/import-row.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { judge } from '../import/import-keys.ts';
import { ExitCode } from './exit-codes.ts';
import { openKeys, rulesOf, tellRemarks } from './keys-to-read.ts';
import type { PreviewTask } from './tasks.ts';
import type { Work } from './work.ts';

/** How many rows are shown. */
const MOST_SHOWN = 10;

/**
 * Shows what an import would take, without a store: the columns, the first rows, and how many of
 * all. Never a recovery password.
 *
 * @throws ToolError `directory.invalid`, `csv.*`; AppError `directory.*`, `auth.*`,
 *   `request.cancelled`
 */
export async function preview(task: PreviewTask, work: Work): Promise<ExitCode> {
  const { terminal, words, signal } = work;
  const keys = await openKeys(task.from, work);
  const rules = rulesOf(task, work.clock);
  tellRemarks(keys, work);
  for (const line of words.columnsRead(keys)) terminal.say(line);
  const counts = { read: 0, refused: 0 };
  const lost: Partial<Record<LostField, number>> = {};
  for await (const row of keys.rows) {
    refuseIfCancelled(signal);
    const verdict = judge(row, rules);
    counts.read += 1;
    if (!verdict.ok) counts.refused += 1;
    else for (const field of verdict.lost) lost[field] = (lost[field] ?? 0) + 1;
    if (counts.read <= MOST_SHOWN) terminal.say(words.wouldTake(row.where, verdict));
  }
  terminal.say(words.wouldImport(counts));
  for (const line of words.lost(lost)) terminal.say(line);
  return ExitCode.done;
}
