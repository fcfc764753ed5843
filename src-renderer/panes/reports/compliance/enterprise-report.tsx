import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { formatNumber } from '#renderer/text/formats.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import { ComputerColumn } from '#shared/compliance/compliance-column.ts';
import type { ComplianceView } from '#shared/compliance/compliance-view.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { FilterChips } from '../parts/filter-chips.tsx';
import { NamedViews, type SavedViews } from '../parts/named-views.tsx';
import { ReportTools } from '../parts/report-tools.tsx';
import type { ComplianceReader } from './compliance-reader.ts';
import type { EnterpriseState } from './enterprise-state.ts';
import { createEnterpriseStore } from './enterprise-store.ts';
import { chipsOf } from './filter-chips.ts';
import { NO_FILTERS } from './filter-form.ts';
import { Dashboard } from './parts/dashboard.tsx';
import { DetailsTable } from './parts/details-table.tsx';
import { FilterBar } from './parts/filter-bar.tsx';
import { NoSource } from './parts/no-source.tsx';
import { SummaryTable } from './parts/summary-table.tsx';
import styles from '../parts/report-page.module.css';

interface EnterpriseReportProps {
  readonly reader: ComplianceReader;
  readonly first?: ComplianceView;
  /** Told each time the report was asked for. */
  readonly onViewed?: (view: ComplianceView) => void;
  /** Where there is somebody to remember them for. */
  readonly saved?: SavedViews<ComplianceView>;
  readonly onOpen: (computer: ComputerCompliance) => void;
  /** Full name of the computer one comes back from. */
  readonly returnTo: string | undefined;
  readonly onReturned: () => void;
  /** Stands above the filters. */
  readonly head?: ReactNode;
}

const text = words.compliance.enterprise;

/** Enterprise Compliance: the dashboard, the totals, and every computer behind them. */
export function EnterpriseReport({
  reader,
  first,
  onViewed,
  saved,
  head = null,
  ...drill
}: EnterpriseReportProps) {
  const [store] = useState(() => createEnterpriseStore(reader, first, onViewed));
  const state = useStore(store);
  const { form, sort, columns, sources, summary, apply, begin, cancel, stopWriting } = state;
  useEffect(() => {
    void begin();
    return () => {
      cancel();
      stopWriting();
    };
  }, [begin, cancel, stopWriting]);

  if (sources?.length === 0) return <NoSource />;
  return (
    <div className={styles['pane']}>
      {head}
      <FilterBar
        state={state}
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
          action={{ label: words.app.retry, run: () => void state.view() }}
        />
      )}
      {summary && (
        <Dashboard summary={summary} onNarrow={(changes) => void state.narrow(changes)} />
      )}
      {summary && <SummaryTable summary={summary} />}
      <Details state={state} {...drill} />
    </div>
  );
}

function Details({
  state,
  ...drill
}: { readonly state: EnterpriseState } & Pick<
  EnterpriseReportProps,
  'onOpen' | 'returnTo' | 'onReturned'
>) {
  const { rows, applied, narrow, write, stopWriting, failureOfMore, columns, showColumns } = state;
  if (rows === undefined) return null;
  return (
    <>
      <FilterChips
        chips={chipsOf(applied)}
        onRemove={(name) => void narrow({ [name]: NO_FILTERS[name] })}
      />
      <ReportTools
        count={countText(state)}
        writing={state}
        onStop={stopWriting}
        chooser={{
          columns,
          all: ComputerColumn.options,
          names: words.compliance.computerColumns,
          onChange: showColumns,
        }}
        onWrite={(form) => void write(form)}
      />
      {rows.length > 0 ? (
        <DetailsTable state={state} rows={rows} {...drill} />
      ) : (
        <p className={styles['nothing']}>{text.nothing}</p>
      )}
      {failureOfMore && (
        <ProblemAlert
          {...problemText(failureOfMore)}
          reference={text.read(formatNumber(rows.length))}
          action={{ label: words.app.retry, run: () => void state.retryMore() }}
        />
      )}
    </>
  );
}

function countText({ fitting, reading }: EnterpriseState): string {
  if (fitting !== undefined) return text.count(fitting, formatNumber(fitting));
  return reading === undefined ? words.reports.notCounted : words.reports.counting;
}

function Working({ state: { reading, cancel } }: { readonly state: EnterpriseState }) {
  if (reading === undefined) return null;
  return (
    <SlowProgress
      label={text.reading}
      value={reading.total > 0 ? reading.done / reading.total : undefined}
      cancel={{ label: words.app.cancel, run: cancel }}
    />
  );
}
