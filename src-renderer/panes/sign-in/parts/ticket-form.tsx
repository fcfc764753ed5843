import { Button } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { AskError } from '#renderer/api.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import type { OutputOf } from '#shared/contract.ts';
import { useAttempt } from '../use-attempt.ts';
import { AttemptButton } from './attempt-button.tsx';
import { AttemptProblem } from './attempt-problem.tsx';
import styles from '../sign-in.module.css';

interface TicketFormProps {
  /** The account that Windows would sign in; `undefined` if there is none. */
  readonly account: string | undefined;
  /** What keeps Windows from that. */
  readonly problem: OutputOf<'session.ticketHolder'>['problem'] | undefined;
  /** Whether Windows has answered. */
  readonly isAsked: boolean;
  readonly isBlocked: boolean;
  readonly signIn: () => Promise<void>;
  readonly onAskAgain: () => void;
  /** Absent where nobody may type a password. */
  readonly onOther?: () => void;
  readonly children: ReactNode;
}

const text = words.signIn.ticket;

/** Signs in with the Windows ticket; nothing is typed. */
export function TicketForm({ account, isBlocked, ...props }: TicketFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const attempt = useAttempt(props.signIn);
  // Enter signs in, unless the person is busy elsewhere.
  useEffect(() => {
    if (account !== undefined && document.activeElement === document.body)
      form.current?.querySelector<HTMLElement>('[type=submit]')?.focus();
  }, [account]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (account !== undefined) void attempt.run();
  };

  return (
    <form
      ref={form}
      className={styles['form']}
      aria-label={words.signIn.title}
      noValidate
      onSubmit={submit}
    >
      <h1 className={styles['title']}>{words.signIn.title}</h1>
      {props.children}
      {account === undefined ? (
        props.isAsked && <Refusal problem={props.problem} onAskAgain={props.onAskAgain} />
      ) : (
        <>
          <div className={styles['tagline']}>{text.intro}</div>
          <AttemptProblem attempt={attempt} next={props.onOther ? undefined : text.only} />
          <div className={styles['buttons']}>
            <AttemptButton
              attempt={attempt}
              text={text.signIn(account)}
              runningText={words.signIn.signingIn}
              size="large"
              isBlocked={isBlocked}
            />
          </div>
        </>
      )}
      {props.onOther && (
        <Button appearance="subtle" onClick={props.onOther}>
          {text.other}
        </Button>
      )}
    </form>
  );
}

/** Why nobody can sign in, where passwords are not allowed. */
function Refusal({ problem, onAskAgain }: Pick<TicketFormProps, 'problem' | 'onAskAgain'>) {
  const error = new AskError(problem ?? { code: 'kerberos.noTicket', details: {} });
  return (
    <>
      <ProblemAlert {...problemText(error)} next={text.only} />
      <div className={styles['buttons']}>
        <Button appearance="primary" size="large" onClick={onAskAgain}>
          {text.retry}
        </Button>
      </div>
    </>
  );
}
