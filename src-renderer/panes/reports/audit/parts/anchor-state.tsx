import { Button } from '@fluentui/react-components';
import { formatNumber } from '#renderer/text/formats.ts';
import { inOneLine } from '#renderer/text/sentences.ts';
import { words } from '#renderer/text/words.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { VerdictLine } from '#renderer/ui/verdict-line.tsx';
import type { AnchorVerdict } from '#shared/audit/anchor-verdict.ts';

interface AnchorStateProps {
  readonly found: AnchorVerdict | undefined;
  readonly onCompare: () => Promise<void>;
}

/** What the log itself cannot tell: whether its end is there, and whether it was made anew. */
export function AnchorState({ found, onCompare }: AnchorStateProps) {
  return (
    <>
      {found && <Compared found={found} />}
      <Button size="small" onClick={() => void onCompare()}>
        {words.anchors.compare}
      </Button>
    </>
  );
}

function Compared({ found }: { readonly found: AnchorVerdict }) {
  if (found.state !== 'fits')
    return <ProblemAlert what={unlikeText(found)} next={words.reports.chain.next} />;
  const { count, newest } = found;
  const text = words.anchors.fits(count, formatNumber(count), formatNumber(newest));
  return <VerdictLine tone="good" text={text} />;
}

function unlikeText(found: Exclude<AnchorVerdict, { readonly state: 'fits' }>): string {
  const text = words.anchors;
  switch (found.state) {
    case 'cut-off':
      return text.cutOff(formatNumber(found.after), formatNumber(found.witnessed));
    case 'put-back':
      return withSparse(text.putBack(formatNumber(found.after), formatNumber(found.from)), found);
    case 'made-anew':
      return withSparse(text.madeAnew(formatNumber(found.from)), found);
    case 'another-log':
      return text.anotherLog(formatNumber(found.count), formatNumber(found.from));
  }
}

/** Says what has no anchor between an entry that agrees and one that does not. */
function withSparse(
  sentence: string,
  { after, from }: { readonly after: number; readonly from: number },
): string {
  const [first, last] = [after + 1, from - 1];
  return first > last
    ? sentence
    : inOneLine([sentence, words.anchors.sparse(formatNumber(first), formatNumber(last))]);
}
