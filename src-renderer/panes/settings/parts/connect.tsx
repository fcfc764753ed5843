import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Api } from '#renderer/api.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import { type ConnectState, createConnectStore } from '../connect-store.ts';
import { AccountStage } from './account-stage.tsx';
import { CheckSteps } from './check-steps.tsx';
import { DirectoryStage } from './directory-stage.tsx';
import { GroupsStage } from './groups-stage.tsx';
import styles from '../settings.module.css';

interface ConnectProps {
  readonly api: Api;
  readonly onDone: (profileId: string) => Promise<void>;
  readonly onCancel: () => void;
}

const text = words.settings.connect;
/** What the button of each stage says. */
const nextNames = () => ({ directory: text.find, account: text.signIn, groups: text.finish });
const tasks = () => ({
  find: text.finding,
  enter: text.signingIn,
  finish: text.finishing,
  authorities: undefined,
});
const STAGES = ['directory', 'account', 'groups'] as const;
const FIELDS = { directory: DirectoryStage, account: AccountStage, groups: GroupsStage };

/** From the name of a domain to a configuration that was tried: directory, account, groups. */
export function Connect({ api, onDone, onCancel }: ConnectProps) {
  const [store] = useState(() => createConnectStore(api, onDone));
  const state = useStore(store);
  const { stage, task, failure, next, back, cancel, leave } = state;
  useEffect(() => leave, [leave]);
  const Fields = FIELDS[stage];
  const running = task && tasks()[task];
  const shown = relevant(state);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void next();
  };

  return (
    <form aria-label={text.title} noValidate onSubmit={submit}>
      <DialogBody>
        <DialogTitle>{text.title}</DialogTitle>
        <DialogContent className={styles['content']}>
          <StageLine stage={stage} />
          <FirstFocus key={stage}>
            <Fields state={state} />
          </FirstFocus>
          {running !== undefined && (
            <SlowProgress label={running} cancel={{ label: words.app.cancel, run: cancel }} />
          )}
          {failure && <ProblemAlert {...problemText(failure)} />}
          {shown.length > 0 && <CheckSteps steps={shown} />}
        </DialogContent>
        <DialogActions>
          {stage === 'directory' ? (
            <Button onClick={onCancel}>{text.cancel}</Button>
          ) : (
            <Button onClick={back}>{text.back}</Button>
          )}
          <Button type="submit" appearance="primary" disabledFocusable={task !== undefined}>
            {nextNames()[stage]}
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}

/** Each stage begins in its first field. */
function FirstFocus({ children }: { readonly children: ReactNode }) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    holder.current?.querySelector('input')?.focus();
  }, []);
  return <div ref={holder}>{children}</div>;
}

function StageLine({ stage }: Pick<ConnectState, 'stage'>) {
  return (
    <ol className={styles['stages']}>
      {STAGES.map((name) => (
        <li key={name} aria-current={name === stage ? 'step' : undefined}>
          {text.stages[name]}
        </li>
      ))}
    </ol>
  );
}

// Without the steps that this stage does not take; and with the groups, only what did not go well.
function relevant({ stage, steps }: ConnectState): ConnectState['steps'] {
  if (stage === 'groups')
    return steps.filter(({ state }) => state === 'warning' || state === 'failed');
  return steps.filter((step) => step.state !== 'skipped' || step.because === 'failed-before');
}
