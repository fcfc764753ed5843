import { z } from 'zod';
import { TypedText, call } from './call.ts';

/** Tickets of the help desk's own system. */
export const ticketCalls = {
  /** Shows a ticket in the browser, at the address that the configuration names. */
  'ticket.open': call({
    access: 'signed-in',
    input: z.object({ ticket: TypedText }),
    output: z.void(),
  }),
} as const;
