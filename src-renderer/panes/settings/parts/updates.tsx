import { Button } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Api } from '#renderer/api.ts';
import { formatMoment } from '#renderer/text/formats.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import type { UpdateView } from '#shared/updates/update-view.ts';
import { createUpdatesStore } from '../updates-store.ts';
import styles from '../settings.module.css';

/** What is known of newer versions, and the way to look now. */
export function Updates({ api }: { readonly api: Api }) {
  const [store] = useState(() => createUpdatesStore(api));
  const { task, failure, view, load, check, cancel } = useStore(store);
  useEffect(() => {
    void load();
    return cancel;
  }, [cancel, load]);
  const text = words.updates;
  return (
    <section className={styles['section']} aria-labelledby="settings-updates">
      <h2 id="settings-updates" className={styles['heading']}>
        {text.title}
      </h2>
      {view && <Known view={view} />}
      {view && view.state !== 'off' && (
        <Button
          icon={<ArrowSyncRegular />}
          disabledFocusable={task !== undefined}
          onClick={() => void check()}
        >
          {text.check}
        </Button>
      )}
      {task === 'check' && (
        <SlowProgress label={text.checking} cancel={{ label: words.app.cancel, run: cancel }} />
      )}
      {failure && <ProblemAlert {...problemText(failure)} />}
    </section>
  );
}

function Known({ view }: { readonly view: UpdateView }) {
  const text = words.updates;
  switch (view.state) {
    case 'off':
      return <p className={styles['small']}>{text.off}</p>;
    case 'not-looked':
      return <p className={styles['small']}>{text.notLooked}</p>;
    case 'newest':
      return <p className={styles['small']}>{text.newest(formatMoment(view.at))}</p>;
    case 'offered':
      return (
        <>
          <p className={styles['name']}>{text.offered(view.version)}</p>
          <p className={styles['small']}>{text.install}</p>
          <p className={styles['path']}>{view.folder}</p>
        </>
      );
    case 'failed':
      return <ProblemAlert {...words.errors[view.code](view.details)} />;
  }
}
