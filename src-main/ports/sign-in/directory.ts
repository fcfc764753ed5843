import type { Operator } from '#shared/sign-in/session.ts';
import type { CallOptions } from '../system.ts';

/** What a person signs in with. Held in main's memory alone. */
export interface Credentials {
  /** `DOMAIN\name`, `name@domain` or the bare name, as typed. */
  readonly userName: string;
  readonly password: string;
}

/** Where people prove who they are. */
export interface Directory {
  /** NetBIOS names of the domains to offer where one is typed. */
  readonly domains: readonly string[];
  /** The same by their DNS names. */
  readonly dnsDomains: readonly string[];

  /**
   * How this directory would spell the account, `DOMAIN\name`, whether or not it exists: attempts
   * are counted by it.
   */
  accountOf(userName: string): string;

  /**
   * Checks the password and reads the roles.
   *
   * @throws AppError `auth.badCredentials` for an unknown account and a wrong password alike,
   *   `auth.noRole` when the account is in none of the groups, `store.*` when the directory's own
   *   store fails.
   */
  signIn(credentials: Credentials, options: CallOptions): Promise<Operator>;
}
