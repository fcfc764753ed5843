import type { z } from 'zod';
import type { BindAs } from '#main/drivers/ldap/connection.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { KeptLogin } from '#main/ports/connection/kept-logins.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { TpmSource } from '#main/ports/tpm/tpm-source.ts';

/** What every source is configured with, besides what its kind needs. */
export interface SourceSettings {
  readonly kind: string;
  /** As people read it. */
  readonly name: string;
}

/** In whose name a source is entered. */
export interface SourceLogin {
  /** Who is signed in to the directory. @throws AppError `auth.signedOut` */
  readonly operator: () => BindAs;
  /**
   * The login of the source's own that is kept on this computer. @throws AppError `login.missing`,
   * `login.unreadable`
   */
  readonly kept: () => Promise<KeptLogin>;
}

/** What a profile has already opened for its audit log and its sign-in, read as sources. */
export interface ProfileParts {
  /** The directory people sign in to. */
  readonly ownDirectory: Pick<OpenSource, 'recovery' | 'tpm'>;
  /** The store on this computer, as a source of this name. */
  readonly localStore: (name: string) => Omit<OpenSource, 'signOut'>;
}

/** A source, as the areas of the console read it. */
export interface OpenSource {
  readonly recovery: RecoverySource;
  /** Absent where it offers no TPM owner passwords. */
  readonly tpm?: TpmSource;
  /** Absent where it knows nothing of compliance. */
  readonly compliance?: ComplianceSource;
  /** Closes its connections, and forgets with whose password they were opened. */
  signOut(): void;
}

/**
 * Everything about one kind of source. Its folder holds all of it; `kinds.ts` lists it in one line.
 * The descriptor is read at every start: what opens a source, with the libraries behind it, is
 * imported when one is opened.
 */
export interface SourceKind<C extends SourceSettings> {
  /** A strict object with `kind` and `name`. */
  readonly configuration: z.ZodType<C>;
  /** Whether it offers TPM owner passwords; Manage TPM says which sources do not. */
  readonly offersTpm: boolean;
  /** Whether a login of the source's own has to be kept for it, as Settings then asks for. */
  readonly needsKeptLogin: (configuration: C) => boolean;
  /** Whether an organisation may have one such source at most. */
  readonly isUnique: (configuration: C) => boolean;
  /** Opens nothing over the network yet: what is wrong with a source shows when it is asked. */
  open(configuration: C, login: SourceLogin, parts: ProfileParts): Promise<OpenSource>;
  /**
   * Looks whether the source answers this login. Absent where the check of the directory says it.
   *
   * @throws AppError with what is wrong, `request.cancelled`
   */
  readonly check?: (configuration: C, login: SourceLogin, options: CallOptions) => Promise<void>;
}
