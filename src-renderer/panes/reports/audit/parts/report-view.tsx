import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { NamedViews, type SavedViews } from '#renderer/panes/reports/parts/named-views.tsx';
import { ReportTools } from '#renderer/panes/reports/parts/report-tools.tsx';
import { problemText } from '#renderer/text/problem-text.ts';
import { formatNumber, words } from '#renderer/text/words.ts';
import { FirstQuestions } from '#renderer/ui/first-questions.tsx';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import { AuditColumn } from '#shared/audit/audit-report.ts';
import type { FilterForm, ReportView as View } from '#shared/reports/report-view.ts';
import { FIRST_VIEW } from '../filter-form.ts';
import type { ReportSource } from '../report-source.ts';
import { type ReportState, createReportStore } from '../store.ts';
import { AuditTable } from './audit-table.tsx';
import { ChainState } from './chain-state.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ComingCharts, SummaryCharts } from './summary-charts.tsx';
import styles from '#renderer/panes/reports/parts/report-page.module.css';

interface ReportViewProps {
  readonly source: ReportSource;
  readonly first: View;
  /** Told each time the report was asked for. */
  readonly onViewed?: (view: View) => void;
  /** Where there is somebody to remember them for. */
  readonly saved?: SavedViews<View>;
  /** The form of whoever filters nothing, where that is not the usual one. */
  readonly plain?: FilterForm;
  /** Read as soon as it is shown: what is at hand costs nothing. */
  readonly viewsAtOnce?: boolean;
  /** Stands above the filters. */
  readonly head?: ReactNode;
}

const text = words.reports;

/** Filters, totals and the table of one report, wherever it is read from. */
export function ReportView({
  source,
  first,
  onViewed,
  saved,
  plain = FIRST_VIEW.form,
  viewsAtOnce = false,
  head = null,
}: ReportViewProps) {
  const [store] = useState(() => createReportStore(source, first, onViewed));
  const state = useStore(store);
  const { form, sort, columns, rows, summary, view, apply, cancel, stopWriting } = state;
  useEffect(() => {
    if (viewsAtOnce) void view();
    return () => {
      cancel();
      stopWriting();
    };
  }, [viewsAtOnce, view, cancel, stopWriting]);

  const isUntouched =
    !viewsAtOnce &&
    rows === undefined &&
    state.reading === undefined &&
    state.failure === undefined;
  return (
    <div className={styles['pane']}>
      {head}
      <FilterBar
        state={state}
        plain={plain}
        beside={
          saved && (
            <NamedViews
              {...saved}
              current={{ form, sort, columns: [...columns] }}
              onApply={(chosen) => void apply(chosen)}
            />
          )
        }
      />
      <Working state={state} />
      {state.failure && (
        <ProblemAlert
          {...problemText(state.failure)}
          action={{ label: words.app.retry, run: () => void view() }}
        />
      )}
      {isUntouched && <FirstQuestions {...text.first} />}
      {summary === undefined && state.isCounting && rows && rows.length > 0 && <ComingCharts />}
      {summary && summary.total > 0 && (
        <SummaryCharts
          summary={summary}
          rotation={state.rotation}
          onNarrow={(changes) => void state.narrow(changes)}
        />
      )}
      {rows && (
        <>
          <ReportTools
            count={countText(state)}
            beside={<ChainState verdict={state.verdict} />}
            writing={state}
            onStop={stopWriting}
            chooser={{
              columns: state.columns,
              all: AuditColumn.options,
              names: text.columns,
              onChange: state.showColumns,
            }}
            onWrite={(as) => void state.write(as)}
          />
          {rows.length > 0 ? (
            <AuditTable state={state} rows={rows} />
          ) : (
            <p className={styles['nothing']}>{text.nothing}</p>
          )}
          {state.moreFailure && (
            <ProblemAlert
              {...problemText(state.moreFailure)}
              action={{ label: words.app.retry, run: () => void state.readMore() }}
            />
          )}
        </>
      )}
    </div>
  );
}

function countText({ summary, isCounting }: ReportState): string {
  if (isCounting) return text.counting;
  return summary === undefined
    ? text.notCounted
    : text.total(summary.total, formatNumber(summary.total));
}

function Working({ state: { reading, checking, cancel } }: { readonly state: ReportState }) {
  const stop = { label: words.app.cancel, run: cancel };
  const share = (progress: { readonly done: number; readonly total: number }) =>
    progress.total > 0 ? progress.done / progress.total : undefined;
  if (checking !== undefined)
    return <SlowProgress label={text.chain.checking} value={share(checking)} cancel={stop} />;
  if (reading !== undefined)
    return <SlowProgress label={text.loading} value={share(reading)} cancel={stop} />;
  return null;
}
