import { formatNumber } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { VerdictLine } from '#renderer/ui/verdict-line.tsx';
import type { ChainVerdict } from '#shared/audit/audit-entry.ts';

const text = words.reports.chain;
/** Enough of a hash to compare by eye with one that was noted elsewhere. */
const HEAD_DIGITS = 16;

/** Whether the record behind the report is whole. */
export function ChainState({ verdict }: { readonly verdict: ChainVerdict | undefined }) {
  if (verdict === undefined) return null;
  if (!verdict.intact)
    return (
      <ProblemAlert
        what={text.broken(formatNumber(verdict.brokenAt), text.why[verdict.why])}
        next={text.next}
      />
    );
  return (
    <VerdictLine
      tone="good"
      text={text.intact(formatNumber(verdict.count), verdict.head.hash.slice(0, HEAD_DIGITS))}
    />
  );
}
