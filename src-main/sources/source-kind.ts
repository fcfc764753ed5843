import { z } from 'zod';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { CloudSignIn } from '#main/ports/connection/cloud-sign-in.ts';
import type { KeptList } from '#main/ports/connection/kept-list.ts';
import type { KeptLogin } from '#main/ports/connection/kept-logins.ts';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions, Clock, Log } from '#main/ports/system.ts';
import type { TpmSource } from '#main/ports/tpm/tpm-source.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import type { DomainNames } from '#shared/sign-in/domain-names.ts';
import type { OwnEntra } from './entra/own-entra.ts';

/** The name of a source, as people read it. */
export const SourceName = z.string().min(1).max(60).describe('As people read it.');

/** What every source is configured with, besides what its kind needs. */
export interface SourceSettings {
  readonly kind: string;
  /** As people read it. */
  readonly name: string;
}

/** Who is presented to a server. */
export interface BindCredentials {
  /** `DOMAIN\name` or `name@domain`; with a ticket, whose it is. */
  readonly bindName: string;
  /** `undefined`: the bind is made with a Kerberos ticket of the operating system. */
  readonly password: string | undefined;
}

/** Who signs in to a source. */
export interface SourceLogin {
  /**
   * Who is signed in to the directory.
   *
   * @throws AppError `auth.signedOut`
   */
  readonly operator: () => BindCredentials;
  /**
   * The login for this source that is kept on this computer.
   *
   * @throws AppError `login.missing`, `login.unreadable`
   */
  readonly kept: () => Promise<KeptLogin>;
}

/** The same in a profile that is open, where the directory is known too. */
export interface SignedInLogin extends SourceLogin {
  /**
   * The SID of the operator's account in the directory, `S-1-5-21-…`.
   *
   * @throws AppError `auth.signedOut`
   */
  readonly operatorSid: () => string;
  /** The domains of the directory, by both of their names. */
  readonly domains: () => readonly DomainNames[];
}

/**
 * What a profile has already opened, for its sign-in and its audit log, and lends to sources that
 * read the same.
 */
export interface ProfileParts {
  /** The Active Directory people sign in to; `undefined` where that is Entra ID. */
  readonly ownDirectory: Pick<OpenSource, 'recovery' | 'tpm' | 'inventory'> | undefined;
  /** The tenant people sign in with; `undefined` where that is Active Directory. */
  readonly ownEntra: OwnEntra | undefined;
  /** The store on this computer, as a source of this name. */
  readonly localStore: (name: string) => OpenSource;
  /** Where a source says what it had to leave out, and what another's record calls a request. */
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly clock: Clock;
  /** Shows a page in the browser of the operating system. @throws Error when it cannot */
  readonly openBrowser: (url: string) => Promise<void>;
  /** What this program is called towards others. */
  readonly program: { readonly name: string; readonly version: string };
  /**
   * Where the list of a source that has to read one is kept between starts; `undefined` where
   * nothing is to be kept.
   */
  readonly keptList: KeptList | undefined;
}

/** A source, as the areas of the console read it. */
export interface OpenSource {
  readonly recovery: RecoverySource;
  /** Absent where it offers no TPM owner passwords. */
  readonly tpm?: TpmSource;
  /** Absent where it knows nothing of compliance. */
  readonly compliance?: ComplianceSource;
  /** Absent where it finds single keys, and cannot list all of them. */
  readonly inventory?: EscrowInventory;
  /** Absent where the operator does not sign in to it once more. */
  readonly cloud?: CloudSignIn;
  /** Closes its connections, and forgets with whose password they were opened. */
  signOut(): void;
}

/**
 * Everything about one kind of source. Its folder holds all of it; `kinds.ts` names it in one line.
 * The descriptor is imported at every start, so `open` imports the libraries it needs only when a
 * source is opened.
 */
export interface SourceKind<C extends SourceSettings> {
  /** A strict object with `kind` and `name`. */
  readonly configuration: z.ZodType<C>;
  /** Whether it may keep TPM owner passwords without offering them; Manage TPM says so. */
  readonly keepsBackTpm: boolean;
  /** Whether a login has to be kept for it on this computer; Settings then asks for one. */
  readonly needsKeptLogin: (configuration: C) => boolean;
  /** Whether the operator's own password is needed for it, because it takes no Kerberos ticket. */
  readonly needsPassword: (configuration: C) => boolean;
  /**
   * What people have to sign in with for it to be asked in their name; nothing where that does not
   * matter.
   */
  readonly needsDirectory?: (configuration: C) => 'active-directory' | 'entra' | undefined;
  /** Whether an organisation may have one such source at most. */
  readonly isUnique: (configuration: C) => boolean;
  /** Whether the operator signs in to it once more, in the browser: it has a `cloud` then. */
  readonly hasBrowserSignIn?: boolean;
  /**
   * Sends nothing over the network yet: what is wrong with a source shows when it is asked.
   *
   * @param login who signs in to it, asked each time it connects
   */
  open(configuration: C, login: SignedInLogin, parts: ProfileParts): Promise<OpenSource>;
  /**
   * Checks that the source answers this login. Absent where the check of the directory covers it.
   *
   * @throws AppError with what is wrong, `request.cancelled`
   */
  readonly check?: (configuration: C, login: SourceLogin, options: CallOptions) => Promise<void>;
  /**
   * A step of its own in the check, instead of `check`. While nobody has signed in it goes as far
   * as it can. What fails is in the step.
   *
   * @throws AppError `request.cancelled`
   */
  readonly checkStep?: (
    configuration: C,
    login: SourceLogin | undefined,
    options: CallOptions,
  ) => Promise<CheckStep>;
}
