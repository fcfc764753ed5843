import { type ReactNode, useState } from 'react';
import { words } from '#renderer/text/words.ts';
import type { OutputOf } from '#shared/contract.ts';
import { type Credentials, CredentialsForm } from './credentials-form.tsx';
import { TicketForm } from './ticket-form.tsx';
import { TicketProblem } from './ticket-problem.tsx';

interface WayInProps {
  readonly description: OutputOf<'app.describe'> | undefined;
  readonly profileId: string;
  readonly opening: { readonly state: string };
  readonly ticket: OutputOf<'session.ticketHolder'> | undefined;
  readonly signIn: (credentials: Credentials) => Promise<void>;
  readonly signInByTicket: () => Promise<void>;
  readonly onAskForTicket: () => void;
  /** What is chosen before anything is typed. */
  readonly children: ReactNode;
}

/**
 * One button where Windows can sign the person in, the fields otherwise. The fields are there
 * first: whoever has begun to type goes on with them.
 */
export function WayIn(props: WayInProps) {
  const { description, profileId, opening, ticket, children } = props;
  const [fieldsFor, setFieldsFor] = useState<string>();
  // Somebody may type before it is known which profiles there are.
  const hasChosenFields = fieldsFor === profileId || fieldsFor === '';
  const profile = description?.profiles.find(({ id }) => id === profileId);
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
