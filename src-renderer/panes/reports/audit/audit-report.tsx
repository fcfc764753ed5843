import { useState } from 'react';
import type { Api } from '#renderer/api.ts';
import { useViews } from '../use-views.ts';
import { FIRST_VIEW } from './filter-form.ts';
import { ReportView } from './parts/report-view.tsx';
import { reportSource } from './report-source.ts';

/** The Recovery Audit Report: what the help desk did, and whether its record is whole. */
export function AuditReport({ api }: { readonly api: Api }) {
  const [source] = useState(() => reportSource(api, { place: 'log' }));
  const remembered = useViews(() => ({
    recall: () => api.ask('reports.views', undefined),
    remember: (views) => api.ask('reports.rememberViews', { views }),
  }));
  return (
    remembered && (
      <ReportView
        source={source}
        first={remembered.last ?? FIRST_VIEW}
        onViewed={remembered.rememberLast}
        saved={remembered.saved}
      />
    )
  );
}
