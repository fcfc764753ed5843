import type { Operator } from '#shared/sign-in/session.ts';
import type { CloudSignInOptions } from '../connection/cloud-sign-in.ts';
import type { CallOptions } from '../system.ts';

/** What a person signs in with. Kept in main's memory only. */
export interface Credentials {
  /** `DOMAIN\name`, `name@domain` or the bare name: as typed, or as the system says it. */
  readonly userName: string;
  /** `undefined`: nothing was typed. The operating system answers for the person, with a ticket. */
  readonly password: string | undefined;
}

/** How a person is reached, as the directory knows it; empty where it knows nothing. */
export interface Contact {
  readonly mail: string;
  readonly mobile: string;
  readonly managerMail: string;
}

/** Somebody whose password was checked beside the operator. */
export interface PersonBeside {
  readonly person: Operator;
  /** It is the operator: by the account itself (its SID), whatever its names. */
  readonly isOperator: boolean;
}

/** How somebody is let in by a token service, in the browser of the operating system. */
export interface BrowserOptions extends CloudSignInOptions {
  /** Which account it is to be, or a proof that the known one is still there. */
  readonly asks: 'account' | 'proof';
  /** The account that is meant, for the page to fill in. */
  readonly loginHint?: string;
}

/** Somebody whom the token service has let in. Nobody is signed in to the console yet. */
export interface BrowserHolder {
  /** As the service names them. */
  readonly userName: string;
  /** Which account it is, whatever it is called: for the entry. */
  readonly note: string;
  /** Makes them the operator. @throws as {@link Directory.signIn}; AppError `entra.*` */
  signIn(options: CallOptions): Promise<Operator>;
  /** @throws as {@link Directory.checkBeside}; AppError `entra.*` */
  checkBeside(options: CallOptions): Promise<PersonBeside>;
  /** Forgets what was granted; what it was used for before goes on without it. */
  forget(): void;
}

/** Where people sign in. */
export interface Directory {
  /** NetBIOS names of the domains, offered where one is typed. */
  readonly domains: readonly string[];
  /** DNS names of the domains. */
  readonly dnsDomains: readonly string[];

  /**
   * The account in the form `DOMAIN\name` (in Entra ID: the user principal name), whether or not it
   * exists: failed sign-ins are counted by it. Does not ask the directory.
   */
  accountOf(userName: string): string;

  /**
   * The account that a signed-in operator means by a name in any of its forms, as `DOMAIN\name`;
   * `undefined` for nobody, and where it may be several. Absent where the forms of a name say
   * everything there is to know.
   *
   * @throws AppError `auth.signedOut`, `directory.*`, `request.cancelled`
   */
  readonly findAccount?:
    | ((name: string, options: CallOptions) => Promise<string | undefined>)
    | undefined;

  /**
   * How to reach an account, `DOMAIN\name`; `undefined` for one that is not there, or not known for
   * certain. Absent where nobody can be reached.
   *
   * @throws AppError `auth.signedOut`, `directory.*`, `request.cancelled`
   */
  readonly contactOf?:
    | ((account: string, options: CallOptions) => Promise<Contact | undefined>)
    | undefined;

  /**
   * Where a computer is: its distinguished name; `undefined` for one that is not there, or not
   * known for certain. Absent where there are no places.
   *
   * @throws AppError `auth.signedOut`, `directory.*`, `request.cancelled`
   */
  readonly placeOf?:
    | ((
        computer: { readonly domain: string; readonly name: string },
        options: CallOptions,
      ) => Promise<string | undefined>)
    | undefined;

  /**
   * Whom the operating system has a ticket for, in a form that {@link signIn} takes. Absent where
   * nobody can sign in so.
   *
   * @throws AppError `kerberos.*`, `auth.ticketRevoked`, `directory.*`, `request.cancelled`
   */
  readonly ticketHolder?: ((options: CallOptions) => Promise<string>) | undefined;

  /**
   * Lets somebody in with the browser of the operating system. Absent where nobody can sign in so;
   * where it is there, it is the only way.
   *
   * @throws AppError `entra.*`, `request.inProgress`, `request.cancelled`
   */
  readonly inBrowser?: ((options: BrowserOptions) => Promise<BrowserHolder>) | undefined;

  /**
   * Checks the password or the ticket, and reads the roles.
   *
   * @throws AppError `auth.badCredentials` for an unknown account and a wrong password alike,
   *   `auth.windowsOnly`, `auth.passwordOnly` and `auth.browserOnly` where the configuration
   *   forbids that way, `auth.noRole` when the account is in none of the groups, `directory.*`,
   *   `store.*` when the store behind it fails, `request.cancelled`
   */
  signIn(credentials: Credentials, options: CallOptions): Promise<Operator>;

  /**
   * Checks the password of another person, beside the operator who stays signed in. Nothing of it
   * is kept.
   *
   * @throws as {@link signIn}; AppError `auth.signedOut` when nobody is signed in
   */
  checkBeside(
    credentials: Credentials,
    operator: Operator,
    options: CallOptions,
  ): Promise<PersonBeside>;
}
