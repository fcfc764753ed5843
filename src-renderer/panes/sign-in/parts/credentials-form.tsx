import { Button, Field, Input } from '@fluentui/react-components';
import {
  type FormEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { words } from '#renderer/text/words.ts';
import { focusField } from '#renderer/ui/focus-field.ts';
import { textProblem } from '#shared/request/secret-text.ts';
import { LONGEST_USER_NAME } from '#shared/sign-in/session.ts';
import { useAttempt } from '../use-attempt.ts';
import { AttemptButton } from './attempt-button.tsx';
import { AttemptProblem } from './attempt-problem.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { PasswordField } from './password-field.tsx';
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
  /** Called whenever something is typed. */
  readonly onTyped: () => void;
  /** Instead of typing. */
  readonly otherWay?: { readonly text: string; readonly choose: () => void };
  /** What is chosen before anything is typed. */
  readonly children?: ReactNode;
}

const text = words.signIn;

export function CredentialsForm({
  lastUserName,
  isDemo,
  isBlocked,
  ...props
}: CredentialsFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { credentials, problems, attempt, edit, submit } = useCredentials(
    form,
    lastUserName,
    props,
  );
  const type = (changes: Partial<Credentials>) => {
    props.onTyped();
    edit(changes);
  };
  useTypedEarly(form, credentials, type);
  const choose = (account: Credentials) => {
    edit(account);
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
        {props.children}
        <CredentialFields credentials={credentials} problems={problems} onEdit={type} />
        <AttemptProblem attempt={attempt} />
        <div className={styles['buttons']}>
          <AttemptButton
            attempt={attempt}
            text={text.submit}
            runningText={text.signingIn}
            size="large"
            isBlocked={isBlocked}
          />
        </div>
        <OtherWay {...props.otherWay} />
      </form>
      {isDemo && <DemoAccounts onChoose={choose} />}
    </>
  );
}

function OtherWay({ text: label, choose }: Partial<NonNullable<CredentialsFormProps['otherWay']>>) {
  if (label === undefined) return null;
  return (
    <Button appearance="subtle" onClick={choose}>
      {label}
    </Button>
  );
}

interface CredentialFieldsProps {
  readonly credentials: Credentials;
  readonly problems: Problems;
  readonly onEdit: (changes: Partial<Credentials>) => void;
}

function CredentialFields({ credentials, problems, onEdit }: CredentialFieldsProps) {
  return (
    <>
      <UserNameField
        value={credentials.userName}
        problem={problems.userName}
        onEdit={(userName) => {
          onEdit({ userName });
        }}
      />
      <PasswordField
        value={credentials.password}
        problem={problems.password}
        onEdit={(password) => {
          onEdit({ password });
        }}
      />
    </>
  );
}

/** What is typed, what is wrong with it, and the attempt to sign in with it. */
function useCredentials(
  form: RefObject<HTMLFormElement | null>,
  lastUserName: string | undefined,
  { signIn }: Pick<CredentialsFormProps, 'signIn'>,
) {
  const [typed, setTyped] = useState<Partial<Credentials>>({});
  const [problems, setProblems] = useState<Problems>({});
  const { userName = lastUserName ?? '', password = '' } = typed;
  const credentials = { userName, password };
  const attempt = useAttempt(() => signIn(credentials));

  // The cursor belongs in the first empty field, unless the person already put it elsewhere.
  useEffect(() => {
    if (lastUserName === undefined) return;
    if (document.activeElement === document.body)
      focusField(form.current, lastUserName === '' ? 'userName' : 'password');
  }, [form, lastUserName]);

  const edit = (changes: Partial<Credentials>) => {
    setTyped((before) => ({ ...before, ...changes }));
    setProblems({});
  };
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = problemsOf(credentials);
    setProblems(found);
    if (found.userName !== undefined || found.password !== undefined) {
      focusField(form.current, found.userName === undefined ? 'password' : 'userName');
      return;
    }
    if (await attempt.run()) return;
    setTyped((before) => ({ ...before, password: '' }));
    focusField(form.current, 'password');
  }

  return { credentials, problems, attempt, edit, submit };
}

/** Takes over what was typed into the form of the first page, before React had it. */
function useTypedEarly(
  form: RefObject<HTMLFormElement | null>,
  known: Credentials,
  type: (changes: Credentials) => void,
): void {
  const take = useEffectEvent(() => {
    const userName = textIn(form.current, 'userName');
    const password = textIn(form.current, 'password');
    if (userName !== known.userName || password !== known.password) type({ userName, password });
  });
  // Before anything is drawn again, which would put the old texts back.
  useLayoutEffect(() => {
    take();
  }, []);
}

function textIn(form: HTMLFormElement | null, name: keyof Credentials): string {
  const field = form?.elements.namedItem(name);
  return field instanceof HTMLInputElement ? field.value : '';
}

interface UserNameFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onEdit: (userName: string) => void;
}

function UserNameField({ value, problem, onEdit }: UserNameFieldProps) {
  return (
    <Field
      label={text.userName}
      {...(problem === undefined
        ? { hint: text.userNameHint }
        : { validationMessage: problem, validationState: 'error' })}
    >
      <Input
        name="userName"
        value={value}
        maxLength={LONGEST_USER_NAME}
        autoComplete="username"
        spellCheck={false}
        onChange={(_event, data) => {
          onEdit(data.value);
        }}
      />
    </Field>
  );
}

interface Problems {
  readonly userName?: string;
  readonly password?: string;
}

// One problem at a time: that of the field that gets the cursor.
function problemsOf({ userName, password }: Credentials): Problems {
  const name = userName.trim();
  if (name === '') return { userName: password === '' ? text.empty.both : text.empty.userName };
  if (textProblem(name, LONGEST_USER_NAME) !== undefined) return { userName: text.empty.invalid };
  return password === '' ? { password: text.empty.password } : {};
}
