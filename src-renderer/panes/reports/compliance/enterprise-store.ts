import { type StoreApi, createStore } from 'zustand/vanilla';
import type { ComplianceView } from '#shared/compliance/compliance-view.ts';
import { NOTHING_WRITTEN, createWriter } from '../writing.ts';
import type { ComplianceReader } from './compliance-reader.ts';
import { createReading } from './enterprise-reading.ts';
import { type EnterpriseState, NOTHING_READ } from './enterprise-state.ts';
import { sourceActions, viewActions } from './enterprise-view-actions.ts';
import { FIRST_VIEW } from './filter-form.ts';

/** @param onViewed told how the report is looked at, each time it was asked for */
export function createEnterpriseStore(
  reader: ComplianceReader,
  first: ComplianceView = FIRST_VIEW,
  onViewed: (view: ComplianceView) => void = () => undefined,
): StoreApi<EnterpriseState> {
  return createStore<EnterpriseState>((set, get) => {
    const parts = { reader, onViewed, get, set };
    const { shown, readDetails, readSoon, readAll, ...readingActions } = createReading(parts);
    const writer = createWriter(set, get);
    return {
      ...NOTHING_READ,
      ...NOTHING_WRITTEN,
      ...first,
      applied: first.form,

      ...sourceActions(parts, readAll),
      ...viewActions(parts, { readDetails, readSoon }),
      ...readingActions,
      async write(form) {
        const current = shown();
        if (current === undefined) return;
        const { source, query } = current;
        const columns = [...get().columns];
        const report = { report: 'enterprise-compliance', query, columns } as const;
        await writer.write((options) => reader.write({ source, report }, form, options));
      },
      stopWriting: writer.stop,
    };
  });
}
