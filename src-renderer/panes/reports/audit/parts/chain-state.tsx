import { Button } from '@fluentui/react-components';
import { formatMoment, formatNumber } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { VerdictLine } from '#renderer/ui/verdict-line.tsx';
import type { LogVerdict } from '#shared/audit/audit-entry.ts';

const text = words.reports.chain;
/** Enough of a hash to compare by eye with one that was noted elsewhere. */
const HEAD_DIGITS = 16;

interface ChainStateProps {
  readonly found: LogVerdict | undefined;
  readonly onCheckWhole: () => Promise<void>;
}

/** Whether the record behind the report is whole. */
export function ChainState({ found, onCheckWhole }: ChainStateProps) {
  if (found === undefined) return null;
  const { verdict, since } = found;
  if (!verdict.intact)
    return (
      <ProblemAlert
        what={text.broken(formatNumber(verdict.brokenAt), text.why[verdict.why])}
        next={text.next}
      />
    );
  if (verdict.unlikeIndex !== undefined) {
    const { from, until } = verdict.unlikeIndex;
    return (
      <ProblemAlert
        what={text.unlikeIndex(formatNumber(from), formatNumber(until))}
        next={text.afterUnlikeIndex}
      />
    );
  }
  const head = verdict.head.hash.slice(0, HEAD_DIGITS);
  if (since === null)
    return <VerdictLine tone="good" text={text.intact(formatNumber(verdict.count), head)} />;
  const [count, until] = [verdict.count - since.sequence, since.sequence].map(formatNumber);
  return (
    <>
      <VerdictLine
        tone="good"
        text={text.intactSince(count ?? '', until ?? '', { at: formatMoment(since.at), head })}
      />
      <Button size="small" onClick={() => void onCheckWhole()}>
        {text.checkWhole}
      </Button>
    </>
  );
}
