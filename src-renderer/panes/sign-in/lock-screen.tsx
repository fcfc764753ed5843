import { Button } from '@fluentui/react-components';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Api } from '#renderer/api.ts';
import { words } from '#renderer/text/words.ts';
import { focusField } from '#renderer/ui/focus-field.ts';
import { ProductMark } from '#renderer/ui/product-mark.tsx';
import type { SessionView } from '#shared/sign-in/session.ts';
import { AttemptButton } from './parts/attempt-button.tsx';
import { AttemptProblem } from './parts/attempt-problem.tsx';
import { BrowserForm } from './parts/browser-form.tsx';
import { LinkWaits } from './parts/link-waits.tsx';
import { PasswordField } from './parts/password-field.tsx';
import { useAttempt } from './use-attempt.ts';
import styles from './sign-in.module.css';

interface LockScreenProps {
  readonly api: Api;
  readonly session: SessionView;
  readonly isLinkWaiting: boolean;
  readonly onUnlocked: (session: SessionView) => void;
  readonly onSignOut: () => void;
}

const text = words.signIn;

/** Stands in front of everything while the session is locked. */
export function LockScreen(props: LockScreenProps) {
  const { session } = props;
  const [byTicket, setByTicket] = useState(session.byTicket === true);
  const mayType = session.profile.signIn !== 'windows';
  if (session.profile.signIn === 'entra') return <BrowserLock {...props} />;
  if (!byTicket) return <PasswordLock {...props} />;
  return (
    <TicketLock
      {...props}
      {...(mayType && {
        onTypePassword: () => {
          setByTicket(false);
        },
      })}
    />
  );
}

/** Unlocks by proving to Entra ID again who the operator is. */
function BrowserLock({ api, session, isLinkWaiting, onUnlocked, onSignOut }: LockScreenProps) {
  const attempt = useAttempt(async (signal) => {
    onUnlocked(await api.ask('session.unlockInBrowser', undefined, { signal }));
  });
  return (
    <main className={styles['screen']}>
      <BrowserForm
        attempt={attempt}
        title={text.lockedTitle}
        intro={text.inBrowser.unlockIntro}
        submit={text.inBrowser.unlock}
        className={styles['card']}
        otherButton={<Button onClick={onSignOut}>{text.signOut}</Button>}
      >
        <LockedBy session={session} />
        {isLinkWaiting && <LinkWaits text={words.driveRecovery.link.waitsForUnlock} />}
      </BrowserForm>
    </main>
  );
}

/** Unlocks by asking Windows again whether it still answers for the operator. */
function TicketLock({
  api,
  session,
  isLinkWaiting,
  onUnlocked,
  onSignOut,
  onTypePassword,
}: LockScreenProps & { readonly onTypePassword?: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const attempt = useAttempt(async () => {
    onUnlocked(await api.ask('session.unlockByTicket', undefined));
  });
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[type=submit]')?.focus();
  }, []);
  return (
    <main className={styles['screen']}>
      <form
        ref={form}
        className={styles['card']}
        aria-label={text.lockedTitle}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void attempt.run();
        }}
      >
        <LockedBy session={session} />
        {isLinkWaiting && <LinkWaits text={words.driveRecovery.link.waitsForUnlock} />}
        <AttemptProblem attempt={attempt} />
        <div className={styles['buttons']}>
          <AttemptButton attempt={attempt} text={text.ticket.unlock} runningText={text.unlocking} />
          <Button onClick={onSignOut}>{text.signOut}</Button>
        </div>
        {onTypePassword && (
          <Button appearance="subtle" onClick={onTypePassword}>
            {text.ticket.typePassword}
          </Button>
        )}
      </form>
    </main>
  );
}

function LockedBy({ session }: Pick<LockScreenProps, 'session'>) {
  return (
    <div className={styles['brand']}>
      <ProductMark size={48} />
      <div>
        <h1 className={styles['title']}>{text.lockedTitle}</h1>
        <div className={styles['tagline']}>{text.lockedText(session.operator.account)}</div>
      </div>
    </div>
  );
}

function PasswordLock({ api, session, isLinkWaiting, onUnlocked, onSignOut }: LockScreenProps) {
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const attempt = useAttempt(async () => {
    onUnlocked(await api.ask('session.unlock', { password }));
  });
  useEffect(() => {
    focusField(form.current, 'password');
  }, []);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setMissing(password === '');
    if (password === '' || (await attempt.run())) return;
    setPassword('');
    focusField(form.current, 'password');
  }

  return (
    <main className={styles['screen']}>
      <form
        ref={form}
        className={styles['card']}
        aria-label={text.lockedTitle}
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        <LockedBy session={session} />
        {isLinkWaiting && <LinkWaits text={words.driveRecovery.link.waitsForUnlock} />}
        <PasswordField
          value={password}
          problem={missing ? text.empty.password : undefined}
          onEdit={(value) => {
            setPassword(value);
            setMissing(false);
          }}
        />
        <AttemptProblem attempt={attempt} wrongPassword={text.wrongPassword} />
        <div className={styles['buttons']}>
          <AttemptButton attempt={attempt} text={text.unlock} runningText={text.unlocking} />
          <Button onClick={onSignOut}>{text.signOut}</Button>
        </div>
      </form>
    </main>
  );
}
