import { Button } from '@fluentui/react-components';
import { CopyRegular, PlugConnectedCheckmarkRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Api } from '#renderer/api.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import type { ProfileInfo } from '#shared/sign-in/session.ts';
import { createCheckStore } from '../check-store.ts';
import { checkReport } from '../check-text.ts';
import { CheckSteps } from './check-steps.tsx';
import styles from '../settings.module.css';

interface ConnectionCheckProps {
  readonly api: Api;
  readonly profile: ProfileInfo;
  readonly version: string;
}

const text = words.settings.check;

/** Numbered steps with what was seen and what to do; their text goes into a ticket. */
export function ConnectionCheck({ api, profile, version }: ConnectionCheckProps) {
  const [store] = useState(() => createCheckStore(api));
  const { task, failure, steps, checkedAtMs, check, cancel } = useStore(store);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => cancel, [cancel]);
  const isDone = task === undefined && steps.length > 0;

  return (
    <section className={styles['section']} aria-labelledby="settings-check">
      <h2 id="settings-check" className={styles['heading']}>
        {text.title}
      </h2>
      <p className={styles['small']}>{text.intro}</p>
      <div className={styles['buttons']}>
        <Button
          icon={<PlugConnectedCheckmarkRegular />}
          disabledFocusable={task !== undefined}
          onClick={() => {
            setCopied(false);
            void check(profile.id);
          }}
        >
          {text.run}
        </Button>
        {isDone && (
          <Button
            appearance="subtle"
            icon={<CopyRegular />}
            onClick={() => {
              setCopied(
                copyText(checkReport(steps, { profile: profile.name, version, checkedAtMs })),
              );
            }}
          >
            {text.copy}
          </Button>
        )}
        <output className={styles['small']}>{isCopied && text.copied}</output>
      </div>
      {task !== undefined && (
        <SlowProgress label={text.running} cancel={{ label: words.app.cancel, run: cancel }} />
      )}
      {failure && <ProblemAlert {...problemText(failure)} />}
      {steps.length > 0 && <CheckSteps steps={steps} />}
    </section>
  );
}
