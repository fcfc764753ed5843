import { useState } from 'react';
import type { Api } from '../../api.ts';
import { words } from '../../text/words.ts';
import { FIRST_FORM } from './filter-form.ts';
import { ReportView } from './parts/report-view.tsx';
import { logSource } from './report-source.ts';
import styles from './reports.module.css';

/** The Recovery Audit Report: what the help desk did, and whether its record is whole. */
export function ReportsPane({ api }: { readonly api: Api }) {
  const [source] = useState(() => logSource(api));
  return <ReportView source={source} first={FIRST_FORM} head={<h1 className={styles['title']}>{words.reports.title}</h1>} />;
}
