import type {
  DirectoryChoice,
  GroupChoice,
  GroupsByRole,
} from '#shared/connection/organisation-setup.ts';
import type { ProfileInfo } from '#shared/sign-in/session.ts';
import type { Credentials } from '../sign-in/directory.ts';
import type { CallOptions } from '../system.ts';
import type { ConnectionCheck } from './connection-check.ts';

/** A directory to set up, with the file of certificate authorities that was chosen for it. */
export interface DirectoryDraft extends DirectoryChoice {
  /** Path of a PEM file. */
  readonly caFile: string | undefined;
}

/** A connection to a directory under the account of the person who sets the console up. */
export interface SetupConnection {
  /** The account of the connection: `DOMAIN\name` or `name@domain`. */
  readonly account: string;
  readonly netbiosName: string;
  /**
   * Security groups whose name contains `text`, sorted by name, at most `limit`.
   *
   * @throws AppError `directory.*`, `request.cancelled`
   */
  groups(text: string, limit: number, options: CallOptions): Promise<readonly GroupChoice[]>;
  close(): void;
}

/** Connects to directories that are not configured yet. */
export interface DirectorySetup {
  /** The check of a draft. @throws AppError `input.invalid` when the domain is no DNS name */
  check(draft: DirectoryDraft): ConnectionCheck;
  /**
   * Connects and binds once. Whoever calls it closes the connection.
   *
   * @throws AppError `auth.*`, `directory.*`, `request.cancelled`, `input.invalid`
   */
  enter(
    draft: DirectoryDraft,
    credentials: Credentials,
    options: CallOptions,
  ): Promise<SetupConnection>;
}

/** An organisation as the setup has found and the person has entered it. */
export interface NewOrganisation extends DirectoryDraft {
  readonly name: string;
  readonly netbiosName: string;
  readonly groups: GroupsByRole;
}

/** The person's own configuration file. */
export interface UserConfiguration {
  /** True where a configuration by an administrator is used instead. */
  readonly isManaged: boolean;
  /**
   * Adds an organisation, in place of one for the same domain, and uses it from now on.
   *
   * @throws AppError `setup.managed`, `file.*`; nothing has changed then
   */
  add(organisation: NewOrganisation): Promise<ProfileInfo>;
  /**
   * Copies a file with certificate authorities to a place beside the configuration.
   *
   * @returns the path of the copy
   * @throws AppError `setup.managed`, `setup.noCertificate`, `file.*`
   */
  keepAuthorities(bytes: Uint8Array): Promise<string>;
}
