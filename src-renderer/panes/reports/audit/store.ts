import { type StoreApi, createStore } from 'zustand/vanilla';
import type { ReportView } from '#shared/reports/report-view.ts';
import { NOTHING_WRITTEN, createWriter } from '../writing.ts';
import { createReading } from './reading.ts';
import type { ReportSource } from './report-source.ts';
import { NOTHING_READ, type ReportState } from './state.ts';
import { viewActions } from './view-actions.ts';

export type ReportStore = StoreApi<ReportState>;

/** @param onViewed told how the report is looked at, each time it was asked for */
export function createReportStore(
  source: ReportSource,
  { form, sort, columns }: ReportView,
  onViewed: (view: ReportView) => void = () => undefined,
): ReportStore {
  return createStore<ReportState>((set, get) => {
    const parts = { source, onViewed, get, set };
    const { read, readSoon, askLog, shown, ...readingActions } = createReading(parts);
    const writer = createWriter(set, get);
    return {
      form,
      applied: form,
      sort,
      columns,
      ...NOTHING_READ,
      ...NOTHING_WRITTEN,

      ...viewActions(parts, { read, readSoon, askLog }),
      ...readingActions,
      async write(as) {
        const query = shown();
        if (query === undefined) return;
        const report = { query, columns: get().columns };
        await writer.write((options) => source.write(report, as, options));
        const { done } = get();
        // What has left is vouched for by the whole log, not by what is new in it: by the check
        // that what was written tells of, or by one of its own.
        if (done?.what !== 'cancelled' && done?.log !== undefined) set({ verdict: done.log });
        else if (done?.what === 'saved') await get().checkWhole();
      },
      stopWriting: writer.stop,
    };
  });
}
