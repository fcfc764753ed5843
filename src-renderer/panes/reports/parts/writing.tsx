import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { formatNumber } from '#renderer/text/formats.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { IntoView } from '#renderer/ui/into-view.tsx';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import type { Done, WritingState } from '../writing.ts';
import card from '#renderer/ui/result-card.module.css';

interface WritingProps extends WritingState {
  readonly onStop: () => void;
}

const text = words.reports;

/**
 * How writing a report goes, or how it went. Stands below the buttons that began it: the rest of a
 * report may be far out of sight.
 */
export function Writing({ exporting, done, failureOfWriting, onStop }: WritingProps) {
  if (exporting !== undefined)
    return (
      <SlowProgress
        label={text.exporting(formatNumber(exporting))}
        cancel={{ label: words.app.cancel, run: onStop }}
      />
    );
  if (failureOfWriting !== undefined) {
    return (
      <IntoView>
        <ProblemAlert {...problemText(failureOfWriting)} />
      </IntoView>
    );
  }
  if (done?.what === 'cancelled') return <output>{text.cancelled}</output>;
  return (
    done && (
      <output className={card['notice']}>
        <CheckmarkCircleRegular fontSize={20} aria-hidden="true" />
        <span>{doneText(done)}</span>
      </output>
    )
  );
}

function doneText(done: Exclude<Done, { readonly what: 'cancelled' }>): string {
  return done.what === 'printed' ? text.printed : text.exported(done.fileName, done.folder);
}
