import type { Handlers } from '#main/ipc/router.ts';
import type { IdleLock } from '#main/ports/desktop/idle-lock.ts';
import type { Settings } from '#shared/console/settings.ts';
import { AppError } from '#shared/errors.ts';
import { textProblem } from '#shared/request/secret-text.ts';
import { LONGEST_TICKET, ticketAddress, ticketProblem } from '#shared/request/tickets.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import type { Sessions } from './sessions.ts';

interface OpenTicketDeps {
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly idleLock: Pick<IdleLock, 'isSomebodyThere'>;
  /** Shows a page in the browser of the operating system. */
  readonly openBrowser: (address: string) => Promise<void>;
}

/**
 * Shows a ticket in the browser. The page names its number alone; where it is read, the
 * configuration says.
 */
export function openTicketFeature({
  sessions,
  settings: { tickets },
  idleLock,
  openBrowser,
}: OpenTicketDeps): Pick<Handlers, 'ticket.open'> {
  const oneAtATime = createOneAtATime();
  return {
    'ticket.open': ({ ticket: typed }) =>
      oneAtATime(async () => {
        const ticket = typed.trim();
        const problem =
          whyUnusable(ticket) ?? ticketProblem(ticket, sessions.require().ticket, 'user');
        if (problem !== undefined)
          throw new AppError('input.invalid', 'ticket', {
            details: { fields: { ticket: problem } },
          });
        const address = ticketAddress(tickets, ticket);
        // A page in the wrong hands opens nothing by itself while nobody is there.
        if (address === undefined || !idleLock.isSomebodyThere())
          throw new AppError('ticket.notOpened', 'no address, or nobody there');
        await openBrowser(address).catch((cause: unknown) => {
          throw new AppError('ticket.notOpened', 'the browser was not opened', { cause });
        });
      }),
  };
}

function whyUnusable(ticket: string): string | undefined {
  return ticket === '' ? 'required' : textProblem(ticket, LONGEST_TICKET);
}
