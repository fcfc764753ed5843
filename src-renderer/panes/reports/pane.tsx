import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Api } from '../../api.ts';
import { problemText } from '../../text/problem-text.ts';
import { formatNumber, words } from '../../text/words.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { SlowProgress } from '../../ui/slow-progress.tsx';
import { AuditTable } from './parts/audit-table.tsx';
import { ChainState } from './parts/chain-state.tsx';
import styles from './reports.module.css';
import { createReportsStore } from './store.ts';

const text = words.reports;

/** The Recovery Audit Report: what the help desk did, and whether its record is whole. */
export function ReportsPane({ api }: { readonly api: Api }) {
  const [store] = useState(() => createReportsStore(api));
  const state = useStore(store);
  const { entries, total } = state;

  return (
    <div className={styles['pane']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>{text.title}</h1>
        <Button appearance="primary" disabledFocusable={state.isLoading} onClick={() => void state.view()}>
          {text.view}
        </Button>
        <ChainState verdict={state.verdict} />
      </header>
      {state.checking && (
        <SlowProgress
          label={text.chain.checking}
          value={state.checking.total > 0 ? state.checking.done / state.checking.total : undefined}
          cancel={{ label: words.app.cancel, run: state.cancelCheck }}
        />
      )}
      {state.isLoading && <SlowProgress label={text.loading} />}
      {state.failure && <ProblemAlert {...problemText(state.failure)} action={{ label: words.app.retry, run: () => void state.view() }} />}
      {entries && (
        <>
          <output className={styles['count']}>{text.shown(formatNumber(entries.length), formatNumber(total))}</output>
          <AuditTable entries={entries} />
          {entries.length < total && (
            <Button className={styles['older']} disabledFocusable={state.isLoading} onClick={() => void state.readOlder()}>
              {text.older}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
