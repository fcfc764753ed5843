import type {
  DirectoryChoice,
  GroupChoice,
  GroupsByRole,
} from '#shared/connection/organisation-setup.ts';
import type { ProfileInfo } from '#shared/sign-in/session.ts';
import type { Credentials } from '../sign-in/directory.ts';
import type { CallOptions } from '../system.ts';
import type { ConnectionCheck } from './connection-check.ts';

/** A directory the console is to work with, and the file of authorities that was chosen for it. */
export interface DirectoryDraft extends DirectoryChoice {
  /** Path of a PEM file. */
  readonly caFile: string | undefined;
}

/** A directory entered in the name of whoever sets the console up. */
export interface SetupConnection {
  /** `DOMAIN\name` or `name@domain`, as it was bound with. */
  readonly account: string;
  readonly netbiosName: string;
  /**
   * Security groups whose name holds `text`, by name. @throws AppError `directory.*`,
   * `request.cancelled`
   */
  groups(text: string, limit: number, options: CallOptions): Promise<readonly GroupChoice[]>;
  close(): void;
}

/** Reaches directories that are not configured yet. */
export interface DirectorySetup {
  /** @throws AppError `input.invalid` when the domain is no DNS name */
  check(draft: DirectoryDraft): ConnectionCheck;
  /** Binds once. @throws AppError `auth.*`, `directory.*`, `request.cancelled`, `input.invalid` */
  enter(
    draft: DirectoryDraft,
    credentials: Credentials,
    options: CallOptions,
  ): Promise<SetupConnection>;
}

/** An organisation as the setup has put it together. */
export interface NewOrganisation extends DirectoryDraft {
  readonly name: string;
  readonly netbiosName: string;
  readonly groups: GroupsByRole;
}

/** The person's own configuration file. */
export interface UserConfiguration {
  /** True where an administrator's configuration stands before it. */
  readonly isManaged: boolean;
  /**
   * Adds an organisation, in place of one for the same domain, and puts it to use.
   *
   * @throws AppError `setup.managed`, `file.*`; then nothing has changed
   */
  add(organisation: NewOrganisation): Promise<ProfileInfo>;
  /**
   * Keeps a certificate authority's file beside the configuration. @returns its path. @throws
   * AppError `setup.noCertificate`, `file.*`
   */
  keepAuthorities(bytes: Uint8Array): Promise<string>;
}
