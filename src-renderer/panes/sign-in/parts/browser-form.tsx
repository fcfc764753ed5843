import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { words } from '#renderer/text/words.ts';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import type { Attempt } from '../use-attempt.ts';
import { AttemptButton } from './attempt-button.tsx';
import { AttemptProblem } from './attempt-problem.tsx';
import styles from '../sign-in.module.css';

interface BrowserFormProps {
  readonly attempt: Attempt;
  readonly title: string;
  readonly intro: string;
  readonly submit: string;
  readonly isBlocked?: boolean;
  /** Beside the button. */
  readonly otherButton?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Signs in or unlocks with the browser of the operating system; nothing is typed. */
export function BrowserForm({ attempt, isBlocked = false, ...props }: BrowserFormProps) {
  const form = useRef<HTMLFormElement>(null);
  // Enter opens the browser, unless the person is busy elsewhere.
  useEffect(() => {
    if (document.activeElement === document.body)
      form.current?.querySelector<HTMLElement>('[type=submit]')?.focus();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt.run();
  };
  return (
    <form
      ref={form}
      className={props.className}
      aria-label={props.title}
      noValidate
      onSubmit={submit}
    >
      {props.children}
      <div className={styles['tagline']}>{props.intro}</div>
      {attempt.error?.code !== 'request.cancelled' && <AttemptProblem attempt={attempt} />}
      <div className={styles['buttons']}>
        <AttemptButton
          attempt={attempt}
          text={props.submit}
          runningText={props.submit}
          size="large"
          isBlocked={isBlocked}
        />
        {props.otherButton}
      </div>
      {attempt.isRunning && (
        <SlowProgress
          label={words.app.cloud.signingIn}
          cancel={{ label: words.app.cancel, run: attempt.cancel }}
        />
      )}
    </form>
  );
}
