import { Tab, TabList } from '@fluentui/react-components';
import { type ComponentType, type LazyExoticComponent, Suspense, lazy, useState } from 'react';
import type { Api } from '../../api.ts';
import { words } from '../../text/words.ts';
import styles from './pane.module.css';

interface ReportProps {
  readonly api: Api;
}

interface Report {
  readonly id: string;
  readonly name: string;
  readonly View: LazyExoticComponent<ComponentType<ReportProps>>;
}

/** In the order of their tabs. */
const REPORTS: readonly [Report, ...Report[]] = [
  { id: 'recovery-audit', name: words.reports.title, View: lazy(async () => ({ default: (await import('./audit/audit-report.tsx')).AuditReport })) },
];

/** One report a tab. Each stays as it is while another is in front. */
export function ReportsPane({ api }: ReportProps) {
  const [shown, setShown] = useState(REPORTS[0].id);
  const [visited, setVisited] = useState<readonly string[]>([shown]);
  const show = (id: string) => {
    setShown(id);
    if (!visited.includes(id)) setVisited([...visited, id]);
  };
  return (
    <>
      <TabList
        className={styles['tabs']}
        size="small"
        aria-label={words.reports.tabs}
        selectedValue={shown}
        onTabSelect={(_event, { value }) => {
          show(String(value));
        }}
      >
        {REPORTS.map(({ id, name }) => (
          <Tab key={id} id={`report-tab-${id}`} value={id} aria-controls={`report-${id}`}>
            {name}
          </Tab>
        ))}
      </TabList>
      {REPORTS.map(({ id, View }) => (
        <div key={id} id={`report-${id}`} role="tabpanel" aria-labelledby={`report-tab-${id}`} hidden={id !== shown}>
          <Suspense fallback={null}>{visited.includes(id) && <View api={api} />}</Suspense>
        </div>
      ))}
    </>
  );
}
