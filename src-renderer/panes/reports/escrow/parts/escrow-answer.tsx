import { tokens } from '@fluentui/react-components';
import { formatNumber, formatShare } from '#renderer/text/formats.ts';
import { inOneLine } from '#renderer/text/sentences.ts';
import { words } from '#renderer/text/words.ts';
import { ChartCard } from '#renderer/ui/charts/chart-card.tsx';
import type { ChartPoint } from '#renderer/ui/charts/chart-point.ts';
import {
  EscrowState,
  type EscrowReading,
  type EscrowSummary,
  KeyAge,
  KeySpread,
} from '#shared/escrow/escrow-report.ts';
import { codeText } from '../cell-text.ts';
import { type EscrowForm, NO_FILTERS } from '../filter-form.ts';
import type { EscrowState as State } from '../state.ts';
import styles from './escrow-answer.module.css';

const text = words.escrow;

const COLORS: Readonly<Record<EscrowState, string>> = {
  present: tokens.colorPaletteGreenBackground3,
  none: tokens.colorStatusDangerBackground3,
  damaged: tokens.colorPaletteMarigoldBackground3,
  unknown: tokens.colorNeutralForeground4,
  'no-computer': tokens.colorPaletteBlueBorderActive,
};

interface EscrowAnswerProps {
  readonly state: State;
  readonly reading: EscrowReading;
  readonly summary: EscrowSummary;
}

/**
 * What the report comes to, in a sentence and in charts. Each part of them narrows the table to
 * what it counts.
 */
export function EscrowAnswer({ state, reading, summary }: EscrowAnswerProps) {
  const { byState, byAge, bySpread } = summary;
  const narrow = (changes: Partial<EscrowForm>) => void state.narrow({ ...NO_FILTERS, ...changes });
  const shared = { asTable: words.compliance.enterprise.asTable, labelled: words.app.labelled };
  return (
    <section className={styles['answer']} aria-label={words.reports.answerLabel}>
      <p className={styles['sentences']}>{sentencesOf(byState, reading)}</p>
      <p className={styles['hint']}>{text.drives}</p>
      <div className={styles['charts']}>
        <ChartCard
          {...shared}
          kind="donut"
          title={text.charts.state}
          total={formatNumber(summary.computers)}
          points={pointsOf('state', EscrowState.options, byState).map((point) => ({
            ...point,
            color: COLORS[EscrowState.parse(point.id)],
          }))}
          onChoose={({ id }) => {
            narrow({ state: EscrowState.parse(id) });
          }}
        />
        <ChartCard
          {...shared}
          kind="bars"
          title={text.charts.age}
          points={pointsOf('age', KeyAge.options, { ...byAge, 'not-applicable': 0 })}
          onChoose={({ id }) => {
            narrow({ age: KeyAge.parse(id) });
          }}
        />
        {reading.sources.length > 1 && (
          <ChartCard
            {...shared}
            kind="bars"
            title={text.charts.spread}
            points={pointsOf('spread', KeySpread.options, bySpread)}
            onChoose={({ id }) => {
              narrow({ spread: KeySpread.parse(id) });
            }}
          />
        )}
      </div>
    </section>
  );
}

function sentencesOf(
  { none, unknown }: EscrowSummary['byState'],
  { sources }: EscrowReading,
): string {
  if (sources.every(({ state }) => state === 'not-listed')) return text.noneListed;
  return inOneLine([
    text.withoutKey(none, formatNumber(none)),
    unknown > 0 ? text.notKnownOf(unknown, formatNumber(unknown)) : '',
  ]);
}

function pointsOf<Code extends string>(
  column: string,
  codes: readonly Code[],
  counts: Readonly<Record<Code, number>>,
): readonly ChartPoint[] {
  const total = codes.reduce((sum, code) => sum + counts[code], 0);
  return codes
    .filter((code) => counts[code] > 0)
    .map((code) => ({
      id: code,
      name: codeText(column, code),
      count: counts[code],
      number: `${formatNumber(counts[code])} · ${formatShare(counts[code] / total)}`,
    }));
}
