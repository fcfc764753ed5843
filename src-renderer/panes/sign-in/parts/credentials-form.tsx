import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { words } from '#renderer/text/words.ts';
import { focusField } from '#renderer/ui/focus-field.ts';
import { textProblem } from '#shared/request/secret-text.ts';
import { LONGEST_USER_NAME } from '#shared/sign-in/session.ts';
import { useAttempt } from '../use-attempt.ts';
import { AttemptProblem } from './attempt-problem.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import styles from '../sign-in.module.css';

export interface Credentials {
  readonly userName: string;
  readonly password: string;
}

interface CredentialsFormProps {
  /** Unknown until main has said it. */
  readonly lastUserName: string | undefined;
  readonly isDemo: boolean;
  /** While the store cannot be opened there is nothing to sign in to; the screen says why. */
  readonly isBlocked: boolean;
  readonly signIn: (credentials: Credentials) => Promise<void>;
  /** What is chosen before anything is typed. */
  readonly children?: ReactNode;
}

const text = words.signIn;

export function CredentialsForm({
  lastUserName,
  isDemo,
  isBlocked,
  signIn,
  children,
}: CredentialsFormProps) {
  const [typedUserName, setUserName] = useState<string>();
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const form = useRef<HTMLFormElement>(null);
  const userName = typedUserName ?? lastUserName ?? '';
  const attempt = useAttempt(() => signIn({ userName, password }));

  // The cursor belongs in the first empty field, unless the person already put it elsewhere.
  useEffect(() => {
    if (lastUserName === undefined) return;
    if (document.activeElement === document.body)
      focusField(form.current, lastUserName === '' ? 'userName' : 'password');
    performance.mark('sign-in-ready');
  }, [lastUserName]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = problemsOf(userName, password);
    setProblems(found);
    if (found.userName !== undefined || found.password !== undefined) {
      focusField(form.current, found.userName === undefined ? 'password' : 'userName');
      return;
    }
    if (await attempt.run()) return;
    setPassword('');
    focusField(form.current, 'password');
  }

  const choose = (account: string, itsPassword: string) => {
    setUserName(account);
    setPassword(itsPassword);
    setProblems({});
    form.current?.querySelector<HTMLElement>('[type=submit]')?.focus();
  };

  return (
    <>
      <form
        ref={form}
        className={styles['form']}
        aria-label={text.title}
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        <h1 className={styles['title']}>{text.title}</h1>
        {children}
        <Field
          label={text.userName}
          {...(problems.userName === undefined
            ? { hint: text.userNameHint }
            : wrong(problems.userName))}
        >
          <Input
            name="userName"
            value={userName}
            maxLength={LONGEST_USER_NAME}
            autoComplete="username"
            spellCheck={false}
            onChange={(_event, { value }) => {
              setUserName(value);
              setProblems({});
            }}
          />
        </Field>
        <Field
          label={text.password}
          {...(problems.password !== undefined && wrong(problems.password))}
        >
          <Input
            name="password"
            type="password"
            value={password}
            maxLength={1000}
            autoComplete="current-password"
            onChange={(_event, { value }) => {
              setPassword(value);
              setProblems({});
            }}
          />
        </Field>
        <AttemptProblem attempt={attempt} />
        <div className={styles['buttons']}>
          <Button
            appearance="primary"
            size="large"
            type="submit"
            disabled={isBlocked || attempt.waitEndsAtMs !== undefined}
            disabledFocusable={attempt.isRunning}
          >
            {attempt.isRunning ? text.signingIn : text.submit}
          </Button>
        </div>
      </form>
      {isDemo && <DemoAccounts onChoose={choose} />}
    </>
  );
}

interface Problems {
  readonly userName?: string;
  readonly password?: string;
}

// One sentence at a time, where the cursor goes.
function problemsOf(userName: string, password: string): Problems {
  const name = userName.trim();
  if (name === '') return { userName: password === '' ? text.empty.both : text.empty.userName };
  if (textProblem(name, LONGEST_USER_NAME) !== undefined) return { userName: text.empty.invalid };
  return password === '' ? { password: text.empty.password } : {};
}

function wrong(message: string) {
  return { validationMessage: message, validationState: 'error' } as const;
}
