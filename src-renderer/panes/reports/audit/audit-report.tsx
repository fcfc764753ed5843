import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Api } from '../../../api.ts';
import { FIRST_VIEW } from './filter-form.ts';
import { ReportView } from './parts/report-view.tsx';
import { logSource } from './report-source.ts';
import { createViewsStore } from './views-store.ts';

/** The Recovery Audit Report: what the help desk did, and whether its record is whole. */
export function AuditReport({ api }: { readonly api: Api }) {
  const [source] = useState(() => logSource(api));
  const [store] = useState(() => createViewsStore(api));
  const { views, recall, rememberLast, name, forget } = useStore(store);
  useEffect(() => void recall(), [recall]);
  // A moment later: it begins as it was left.
  if (views === undefined) return null;
  return <ReportView source={source} first={views.last ?? FIRST_VIEW} onViewed={rememberLast} named={{ views: views.named, onName: name, onForget: forget }} />;
}
