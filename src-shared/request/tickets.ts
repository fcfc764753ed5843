import { z } from 'zod';
import { Role } from '../sign-in/role.ts';
import { LONGEST_PATTERN, PatternProblem, readTicketPattern } from './ticket-pattern.ts';

/** Longest ticket number the audit log takes, in UTF-16 units. */
export const LONGEST_TICKET = 60;

/** Stands in the address of a ticket for its number. */
const PLACEHOLDER = '{ticket}';
/** With the longest number in it, an address is one that Windows still opens. */
const LONGEST_LINK = 1_000;

/** In the list of groups: everybody, whatever the group. */
export const ALL_GROUPS = '*';
/** A group of Active Directory (a SID or DOMAIN\\name), one of Entra ID (its ID), or all. */
const Group = z
  .string()
  .max(400)
  .regex(
    /^(\*|S-1-\d+(-\d+)+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^\\\p{Cc}]+\\[^\\\p{Cc}]+)$/iu,
    'is neither a SID, DOMAIN\\name, the ID of a group in Entra ID, nor *',
  );

const Pattern = z
  .string()
  .superRefine((pattern, context) => {
    try {
      readTicketPattern(pattern);
    } catch (error) {
      if (!(error instanceof PatternProblem)) throw error;
      context.addIssue({ code: 'custom', message: `The pattern ${error.message}.` });
    }
  })
  .default('');

/** What an organisation wants of ticket numbers. */
export const TicketSettings = z
  .strictObject({
    pattern: Pattern.describe(
      'What a ticket number looks like, such as (INC|REQ)[0-9]{7}; empty for any text. At most ' +
        `${LONGEST_PATTERN} characters.`,
    ),
    example: z
      .string()
      .max(LONGEST_TICKET)
      .default('')
      .describe('A ticket number as an example, shown to whoever types a wrong one.'),
    link: z
      .string()
      .max(LONGEST_LINK)
      .refine(isTicketLink, `is no https address with ${PLACEHOLDER} once behind its host`)
      .default('')
      .describe(
        `Where a ticket is read in the browser: an https address with ${PLACEHOLDER} in it.`,
      ),
    requiredOf: z
      .array(Role.exclude(['reports']))
      .default([])
      .describe('Roles that are handed no key without a ticket number: admin, user.'),
    requiredOfGroups: z
      .array(Group)
      .max(20)
      .default([])
      .describe(
        'Groups of every organisation whose members are handed no key without a ticket number, ' +
          'whatever their role. * is everybody.',
      ),
  })
  .refine(
    ({ pattern, example }) => example === '' || fitsPattern(pattern, example),
    'the example does not fit the pattern',
  );
export type TicketSettings = z.infer<typeof TicketSettings>;

// A host, perhaps a port, and then what belongs to no host any more. No user stands before it.
const BEFORE_TICKET = /^https:\/\/[a-z0-9.-]{1,253}(?::\d{1,5})?[/?#][^\s\\]*$/i;

function isTicketLink(link: string): boolean {
  if (link === '') return true;
  const [before = '', after, ...more] = link.split(PLACEHOLDER);
  return (
    after !== undefined && more.length === 0 && BEFORE_TICKET.test(before) && !/[\s\\]/.test(after)
  );
}

/** The address of a ticket; `undefined` where the organisation has none. */
export function ticketAddress({ link }: TicketSettings, ticket: string): string | undefined {
  return link === '' ? undefined : link.replace(PLACEHOLDER, () => encodeURIComponent(ticket));
}

/** What is asked of the ticket numbers that an operator types. */
export const TicketRule = z.object({
  pattern: z.string(),
  example: z.string(),
  /** Roles that must name one. */
  requiredOf: z.array(Role),
  /** Whether a ticket can be opened in the browser. */
  hasLink: z.boolean(),
});
export type TicketRule = z.infer<typeof TicketRule>;

/** @param mustNameTicket whether this operator must, whatever the role */
export function ticketRuleOf(
  { pattern, example, link, requiredOf, requiredOfGroups }: TicketSettings,
  mustNameTicket: boolean,
): TicketRule {
  const everybody = mustNameTicket || requiredOfGroups.includes(ALL_GROUPS);
  return {
    pattern,
    example,
    requiredOf: everybody ? ['admin', 'user'] : [...requiredOf],
    hasLink: link !== '',
  };
}

export type TicketProblem = 'ticket-required' | 'not-a-ticket';

/** What is wrong with a ticket number that can be recorded; `undefined` where nothing is. */
export function ticketProblem(
  typed: string,
  { pattern, requiredOf }: TicketRule,
  role: Role,
): TicketProblem | undefined {
  const ticket = typed.trim();
  if (ticket === '') return requiredOf.includes(role) ? 'ticket-required' : undefined;
  return fitsPattern(pattern, ticket) ? undefined : 'not-a-ticket';
}

function fitsPattern(pattern: string, ticket: string): boolean {
  return pattern === '' || readTicketPattern(pattern).fits(ticket);
}
