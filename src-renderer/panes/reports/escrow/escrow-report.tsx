import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Api } from '#renderer/api.ts';
import { formatMoment, formatNumber } from '#renderer/text/formats.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { FirstQuestions } from '#renderer/ui/first-questions.tsx';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import { EscrowColumn } from '#shared/escrow/escrow-column.ts';
import type { EscrowSource } from '#shared/escrow/escrow-report.ts';
import { FilterChips } from '../parts/filter-chips.tsx';
import { ReportTools } from '../parts/report-tools.tsx';
import { type EscrowReader, profileReader } from './escrow-reader.ts';
import { chipsOf } from './filter-chips.ts';
import { NO_FILTERS } from './filter-form.ts';
import { EscrowAnswer } from './parts/escrow-answer.tsx';
import { EscrowFilterBar } from './parts/escrow-filter-bar.tsx';
import { EscrowTable } from './parts/escrow-table.tsx';
import { SourcesCard } from './parts/sources-card.tsx';
import type { EscrowState } from './state.ts';
import { createEscrowStore } from './store.ts';
import styles from '../parts/report-page.module.css';

const text = words.escrow;

/** Recovery Key Backup, of the profile somebody is signed in to. */
export function RecoveryKeyBackup({ api }: { readonly api: Api }) {
  const [reader] = useState(() => profileReader(api));
  return <EscrowReport reader={reader} />;
}

interface EscrowReportProps {
  readonly reader: EscrowReader;
  /** Stands above the filters. */
  readonly head?: ReactNode;
}

/**
 * Which computers have a recovery key. Unlike other reports it waits to be asked: it reads every
 * computer of every source.
 */
export function EscrowReport({ reader, head = null }: EscrowReportProps) {
  const [store] = useState(() => createEscrowStore(reader));
  const state = useStore(store);
  const { last, reading, summary, rows, failure, begin, cancel, stopWriting } = state;
  useEffect(() => {
    void begin();
    return () => {
      cancel();
      stopWriting();
    };
  }, [begin, cancel, stopWriting]);
  return (
    <div className={styles['pane']}>
      {head}
      <EscrowFilterBar state={state} />
      {reading && (
        <SlowProgress
          label={readingText(reading)}
          cancel={{ label: words.app.cancel, run: cancel }}
        />
      )}
      {failure && (
        <ProblemAlert
          {...problemText(failure)}
          action={{ label: words.app.retry, run: () => void state.view() }}
        />
      )}
      {last === null && failure === undefined && <FirstQuestions {...text.first} />}
      {last && summary && <EscrowAnswer state={state} reading={last} summary={summary} />}
      {last && rows && <Rows state={state} rows={rows} readAt={last.readAt} />}
      {last && summary && <SourcesCard sources={last.sources} />}
    </div>
  );
}

/** How far all sources are together. */
function readingText(sources: readonly EscrowSource[]): string {
  const sum = (what: 'computers' | 'keys') =>
    formatNumber(sources.reduce((total, source) => total + source[what], 0));
  return text.reading(sum('computers'), sum('keys'));
}

interface RowsProps {
  readonly state: EscrowState;
  readonly rows: NonNullable<EscrowState['rows']>;
  readonly readAt: string;
}

function Rows({ state, rows, readAt }: RowsProps) {
  const { applied, narrow, write, stopWriting, failureOfMore, columns, showColumns } = state;
  const fitting = state.fitting ?? rows.length;
  return (
    <>
      <FilterChips
        chips={chipsOf(applied)}
        onRemove={(name) => void narrow({ [name]: NO_FILTERS[name] })}
      />
      <ReportTools
        count={text.count(fitting, formatNumber(fitting))}
        beside={<span className={styles['count']}>{text.asOf(formatMoment(readAt))}</span>}
        writing={state}
        onStop={stopWriting}
        chooser={{ columns, all: EscrowColumn.options, names: text.columns, onChange: showColumns }}
        onWrite={(form) => void write(form)}
      />
      {applied.age === 'older' && <p className={styles['nothing']}>{text.ageHint}</p>}
      {rows.length > 0 ? (
        <EscrowTable state={state} rows={rows} />
      ) : (
        <p className={styles['nothing']}>{text.nothing}</p>
      )}
      {failureOfMore && (
        <ProblemAlert
          {...problemText(failureOfMore)}
          reference={words.compliance.enterprise.read(formatNumber(rows.length))}
          action={{ label: words.app.retry, run: () => void state.retryMore() }}
        />
      )}
    </>
  );
}
