import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type Api, type AskError, asAskError } from '#renderer/api.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { TextField } from '#renderer/ui/fields.tsx';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import type { FormRules } from '#shared/request/request-fields.ts';
import { ticketProblem } from '#shared/request/tickets.ts';
import styles from '#renderer/ui/request-pane.module.css';

interface TicketFieldProps {
  readonly api: Api;
  readonly rules: FormRules;
  readonly field: {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly problem: string | undefined;
    readonly onEdit: (value: string) => void;
  };
}

const text = words.app.ticket;

/** The ticket number as the organisation wants it, with a button that opens the ticket. */
export function TicketField({ api, rules, field }: TicketFieldProps) {
  const { ticket, role } = rules;
  const example = ticket.example === '' ? undefined : text.such(ticket.example);
  const problem = field.problem && [field.problem, example && `${example}.`];
  return (
    <>
      <TextField
        {...field}
        problem={problem && problem.filter(Boolean).join(' ')}
        hint={example}
        placeholder={ticket.requiredOf.includes(role) ? '' : text.optional}
      />
      {ticket.hasLink && <OpenTicket {...{ api, rules }} typed={field.value} />}
    </>
  );
}

interface OpenTicketProps extends Pick<TicketFieldProps, 'api' | 'rules'> {
  readonly typed: string;
}

/** Shows the ticket in the browser, once its number is complete. */
export function OpenTicket({ api, rules: { ticket, role }, typed }: OpenTicketProps) {
  const [failure, setFailure] = useState<AskError>();
  const isNumber = typed.trim() !== '' && ticketProblem(typed, ticket, role) === undefined;
  const open = () => {
    setFailure(undefined);
    api.ask('ticket.open', { ticket: typed.trim() }).catch((error: unknown) => {
      setFailure(asAskError(error));
    });
  };
  return (
    <>
      <Button size="small" className={styles['narrow']} disabled={!isNumber} onClick={open}>
        {text.open}
      </Button>
      {failure && <ProblemAlert {...problemText(failure)} />}
    </>
  );
}
