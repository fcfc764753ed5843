import { Button } from '@fluentui/react-components';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { AskError } from '../api.ts';
import { problemText } from '../text/problem-text.ts';
import { words } from '../text/words.ts';
import { TextField } from '../ui/fields.tsx';
import { focusField } from '../ui/focus-field.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { SlowProgress } from '../ui/slow-progress.tsx';
import type { SecondPersonState } from './second-person-state.ts';
import styles from './break-glass.module.css';

interface SecondPersonProps {
  readonly state: SecondPersonState & { readonly failure: AskError | undefined };
  /** People sign in with the browser here, and not with a password. */
  readonly isInBrowser: boolean;
}

const text = words.app.secondPerson;

/** Shown where a disclosure waits for another admin, who signs in here for this one secret. */
export function SecondPerson({ state, isInBrowser }: SecondPersonProps) {
  if (state.failure?.code !== 'approval.required') return null;
  return isInBrowser ? <InBrowser state={state} /> : <WithPassword state={state} />;
}

type StateProps = Pick<SecondPersonProps, 'state'>;

function InBrowser({ state }: StateProps) {
  const title = useId();
  const { approvalFailure, isApproving, approveInBrowser, cancelApproval } = state;
  return (
    <section className={styles['card']} aria-labelledby={title}>
      <h2 id={title} className={styles['title']}>
        {text.title}
      </h2>
      <p className={styles['lead']}>{text.leadInBrowser}</p>
      {approvalFailure && approvalFailure.code !== 'request.cancelled' && (
        <ProblemAlert {...problemText(approvalFailure)} />
      )}
      <Button
        className={styles['go']}
        disabledFocusable={isApproving}
        onClick={() => void approveInBrowser()}
      >
        {text.approveInBrowser}
      </Button>
      {isApproving && (
        <SlowProgress
          label={words.app.cloud.signingIn}
          cancel={{ label: words.app.cancel, run: cancelApproval }}
        />
      )}
    </section>
  );
}

function WithPassword({ state }: StateProps) {
  const title = useId();
  const form = useRef<HTMLFormElement>(null);
  const [isJudged, setJudged] = useState(false);
  const { approver, approvalFailure, isApproving, approve, typeApprover } = state;
  const missing = (['userName', 'password'] as const).find((field) => approver[field] === '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(missing !== undefined);
    if (missing === undefined) void approve();
    else focusField(form.current, nameOf(missing));
  };
  const field = (name: 'userName' | 'password') => ({
    name: nameOf(name),
    label: text[name],
    value: approver[name],
    problem: isJudged && approver[name] === '' ? text.required : undefined,
    onEdit: (value: string) => {
      typeApprover({ [name]: value });
    },
  });
  return (
    <form
      ref={form}
      className={styles['card']}
      aria-labelledby={title}
      noValidate
      onSubmit={submit}
    >
      <h2 id={title} className={styles['title']}>
        {text.title}
      </h2>
      <p className={styles['lead']}>{text.lead}</p>
      <TextField {...field('userName')} />
      <TextField {...field('password')} isPassword />
      {approvalFailure && <ProblemAlert {...problemText(approvalFailure)} />}
      <Button className={styles['go']} type="submit" disabledFocusable={isApproving}>
        {text.approve}
      </Button>
    </form>
  );
}

/** Other than the fields of the request beside it. */
function nameOf(field: 'userName' | 'password'): string {
  return `approver-${field}`;
}
