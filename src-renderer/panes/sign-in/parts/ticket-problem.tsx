import { AskError } from '#renderer/api.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { WarningLine } from '#renderer/ui/warning-line.tsx';
import type { OutputOf } from '#shared/contract.ts';

type Problem = NonNullable<OutputOf<'session.ticketHolder'>['problem']>;

/**
 * Says why Windows does not sign in somebody it has a ticket for; the fields are there all the
 * same.
 */
export function TicketProblem({ problem }: { readonly problem: Problem }) {
  // Most people have no ticket, or no domain in reach yet: that is nothing to tell them.
  if (/^(directory\.|kerberos\.(noTicket|unavailable|failed)$)/.test(problem.code)) return null;
  const { what } = problemText(new AskError(problem));
  return <WarningLine>{what}</WarningLine>;
}
