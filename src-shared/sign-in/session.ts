import { z } from 'zod';
import { TicketRule } from '../request/tickets.ts';
import { Role } from './role.ts';

/** In UTF-16 units: the longest domain, a separator and the longest user name, rounded up. */
export const LONGEST_USER_NAME = 256;

/** The signed-in member of staff. */
export const Operator = z.object({
  /** `DOMAIN\name`, as the directory spells it; the user principal name where it is Entra ID. */
  account: z.string(),
  displayName: z.string(),
  roles: z.array(Role).min(1),
  /** In a group whose members must name a ticket, whatever their role. */
  mustNameTicket: z.boolean().optional(),
});
export type Operator = z.infer<typeof Operator>;

/** An organisation the console can work for, as the sign-in form offers it. */
export const ProfileInfo = z.object({
  id: z.string(),
  name: z.string(),
  /** True for the profile whose data is made up. */
  demo: z.boolean(),
  /** Sources that need a login of the database server, which the person enters once. */
  databaseLogins: z.array(z.string()).optional(),
  /** Sources that the operator signs in to once more, in the browser. */
  browserSignIns: z.array(z.string()).optional(),
  /**
   * The only way to sign in, where there is just one: with a Windows ticket, with a password, or in
   * the browser with Entra ID.
   */
  signIn: z.enum(['windows', 'password', 'entra']).optional(),
  /** Sources that may keep TPM owner passwords without offering them. */
  withoutTpm: z.array(z.string()).optional(),
});
export type ProfileInfo = z.infer<typeof ProfileInfo>;

/** What the window knows of the session. Main holds the session itself. */
export const SessionView = z.object({
  operator: Operator,
  profile: ProfileInfo,
  /** Domains to offer where one is typed. */
  domains: z.array(z.string()),
  /** The same by their DNS names. */
  dnsDomains: z.array(z.string()),
  locked: z.boolean(),
  /** What is asked of the ticket numbers that the operator types. */
  ticket: TicketRule,
  /** True where Windows or the browser answered for the operator, and nobody typed a password. */
  byTicket: z.boolean().optional(),
});
export type SessionView = z.infer<typeof SessionView>;
