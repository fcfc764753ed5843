import { type ReactNode, useState } from 'react';
import { words } from '#renderer/text/words.ts';
import type { OutputOf } from '#shared/contract.ts';
import type { ProfileInfo } from '#shared/sign-in/session.ts';
import { useAttempt } from '../use-attempt.ts';
import { BrowserForm } from './browser-form.tsx';
import { type Credentials, CredentialsForm } from './credentials-form.tsx';
import { TicketForm } from './ticket-form.tsx';
import { TicketProblem } from './ticket-problem.tsx';
import styles from '../sign-in.module.css';

interface WayInProps {
  readonly description: OutputOf<'app.describe'> | undefined;
  readonly profileId: string;
  readonly opening: { readonly state: string };
  readonly ticket: OutputOf<'session.ticketHolder'> | undefined;
  readonly signIn: (credentials: Credentials) => Promise<void>;
  readonly signInByTicket: () => Promise<void>;
  readonly signInInBrowser: (signal: AbortSignal) => Promise<void>;
  readonly onAskForTicket: () => void;
  /** What is chosen before anything is typed. */
  readonly children: ReactNode;
}

/**
 * One button where Windows or the browser can sign the person in, the fields otherwise. The fields
 * are there first: whoever has begun to type goes on with them.
 */
export function WayIn(props: WayInProps) {
  const { description, profileId, opening, signInInBrowser, children } = props;
  const profile = description?.profiles.find(({ id }) => id === profileId);
  if (profile?.signIn !== 'entra') return <TicketOrFields {...props} profile={profile} />;
  return (
    <InBrowser isBlocked={opening.state === 'failed'} signIn={signInInBrowser}>
      {children}
    </InBrowser>
  );
}

interface TicketOrFieldsProps extends WayInProps {
  readonly profile: ProfileInfo | undefined;
}

function TicketOrFields({ profile, ...props }: TicketOrFieldsProps) {
  const { description, profileId, opening, ticket, children } = props;
  const [fieldsFor, setFieldsFor] = useState<string>();
  // Somebody may type before it is known which profiles there are.
  const hasChosenFields = fieldsFor === profileId || fieldsFor === '';
  const account = ticket?.account ?? undefined;
  const isBlocked = opening.state === 'failed';
  const useFields = () => {
    setFieldsFor(profileId);
  };
  if (profile?.signIn === 'windows' || (account !== undefined && !hasChosenFields))
    return (
      <TicketForm
        account={account}
        problem={ticket?.problem ?? undefined}
        isAsked={ticket !== undefined || isBlocked}
        isBlocked={isBlocked}
        signIn={props.signInByTicket}
        onAskAgain={props.onAskForTicket}
        {...(profile?.signIn !== 'windows' && { onOther: useFields })}
      >
        {children}
      </TicketForm>
    );
  return (
    <CredentialsForm
      lastUserName={description?.lastUserName}
      isDemo={profile?.demo === true}
      isBlocked={isBlocked}
      signIn={props.signIn}
      onTyped={useFields}
      {...(account !== undefined && {
        otherWay: {
          text: words.signIn.ticket.signIn(account),
          choose: () => {
            setFieldsFor(undefined);
          },
        },
      })}
    >
      {children}
      {ticket?.problem && <TicketProblem problem={ticket.problem} />}
    </CredentialsForm>
  );
}

interface InBrowserProps {
  readonly isBlocked: boolean;
  readonly signIn: (signal: AbortSignal) => Promise<void>;
  readonly children: ReactNode;
}

/** Entra ID is what people sign in to. */
function InBrowser({ isBlocked, signIn, children }: InBrowserProps) {
  const attempt = useAttempt(signIn);
  const { inBrowser, title } = words.signIn;
  return (
    <BrowserForm
      attempt={attempt}
      title={title}
      intro={inBrowser.intro}
      submit={inBrowser.signIn}
      isBlocked={isBlocked}
      className={styles['form']}
    >
      <h1 className={styles['title']}>{title}</h1>
      {children}
    </BrowserForm>
  );
}
