import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { AskError } from '#renderer/api.ts';
import { FilterChips } from '#renderer/panes/reports/parts/filter-chips.tsx';
import { NamedViews, type SavedViews } from '#renderer/panes/reports/parts/named-views.tsx';
import { ReportTools } from '#renderer/panes/reports/parts/report-tools.tsx';
import { formatNumber } from '#renderer/text/formats.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import { ReportColumn } from '#shared/audit/audit-report.ts';
import type { FilterForm, ReportView as View } from '#shared/reports/report-view.ts';
import { chipsOf, withoutChip } from '../filter-chips.ts';
import { FIRST_VIEW } from '../filter-form.ts';
import type { ReportSource } from '../report-source.ts';
import type { ReportState } from '../state.ts';
import { createReportStore } from '../store.ts';
import { AnchorState } from './anchor-state.tsx';
import { Answer } from './answer.tsx';
import { AuditTable } from './audit-table.tsx';
import { ChainState } from './chain-state.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ComingCharts, SummaryCharts } from './summary-charts.tsx';
import { UnusualCard } from './unusual-card.tsx';
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
  head = null,
}: ReportViewProps) {
  const [store] = useState(() => createReportStore(source, first, onViewed));
  const state = useStore(store);
  const { form, sort, columns, view, apply, cancel, stopWriting } = state;
  useEffect(() => {
    void view();
    return () => {
      cancel();
      stopWriting();
    };
  }, [view, cancel, stopWriting]);

  return (
    <div className={styles['pane']}>
      {head}
      <FilterBar
        state={state}
        plain={plain}
        isCompared={source.unusual !== undefined}
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
      <Failure failure={state.failure} onRetry={view} />
      <Answer state={state} />
      <Charts state={state} />
      {source.unusual && state.rows && (
        <UnusualCard found={state.unusual} onNarrow={(changes) => void state.narrow(changes)} />
      )}
      <Entries source={source} state={state} plain={plain} />
    </div>
  );
}

interface StateProps {
  readonly state: ReportState;
}

interface FailureProps {
  readonly failure: AskError | undefined;
  readonly onRetry: () => Promise<void>;
}

function Failure({ failure, onRetry }: FailureProps) {
  if (failure === undefined) return null;
  return (
    <ProblemAlert
      {...problemText(failure)}
      action={{ label: words.app.retry, run: () => void onRetry() }}
    />
  );
}

function Charts({ state: { summary, covered, isCounting, rows, rotation, narrow } }: StateProps) {
  if (summary === undefined) return isCounting && rows && rows.length > 0 ? <ComingCharts /> : null;
  if (summary.total === 0) return null;
  return (
    <SummaryCharts
      summary={summary}
      covered={covered}
      rotation={rotation}
      onNarrow={(changes) => void narrow(changes)}
    />
  );
}

interface EntriesProps extends StateProps {
  readonly source: ReportSource;
  readonly plain: FilterForm;
}

/** The table, with what is known of it and the ways out for it. */
function Entries({ source, state, plain }: EntriesProps) {
  const { rows, columns, applied, verdict, anchors } = state;
  const { checkWhole, compareAnchors, stopWriting, showColumns, write, narrow } = state;
  if (rows === undefined) return null;
  return (
    <>
      <FilterChips
        chips={chipsOf(applied, plain)}
        onRemove={(name) => void narrow(withoutChip(name, applied, plain))}
      />
      <ReportTools
        count={countText(state)}
        beside={
          <>
            <ChainState found={verdict} onCheckWhole={checkWhole} />
            {source.live && <AnchorState found={anchors} onCompare={compareAnchors} />}
          </>
        }
        writing={state}
        onStop={stopWriting}
        chooser={{ columns, all: ReportColumn.options, names: text.columns, onChange: showColumns }}
        onWrite={(as) => void write(as)}
      />
      {rows.length > 0 ? (
        <AuditTable source={source} state={state} rows={rows} />
      ) : (
        <p className={styles['nothing']}>{text.nothing}</p>
      )}
      <Failure failure={state.failureOfMore} onRetry={state.retryMore} />
    </>
  );
}

function countText({ summary, isCounting }: ReportState): string {
  if (isCounting) return text.counting;
  return summary === undefined
    ? text.notCounted
    : text.total(summary.total, formatNumber(summary.total));
}

function Working({ state: { reading, checking, cancel } }: StateProps) {
  const stop = { label: words.app.cancel, run: cancel };
  const share = (progress: { readonly done: number; readonly total: number }) =>
    progress.total > 0 ? progress.done / progress.total : undefined;
  if (reading !== undefined)
    return <SlowProgress label={text.loading} value={share(reading)} cancel={stop} />;
  if (checking !== undefined)
    return <SlowProgress label={text.chain.checking} value={share(checking)} cancel={stop} />;
  return null;
}
