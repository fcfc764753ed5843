/** A login of a database server's own. */
export interface KeptLogin {
  readonly userName: string;
  readonly password: string;
}

/**
 * Logins kept on this computer for the person who uses it, under the operating system's protection.
 * Never in plain text.
 */
export interface KeptLogins {
  /** Whether there is one for this place, such as a source of a profile. */
  has(place: string): Promise<boolean>;
  /**
   * @throws AppError `login.missing`, `login.unreadable` when the operating system does not open it
   *   any more
   */
  read(place: string): Promise<KeptLogin>;
  /**
   * @throws AppError `login.noProtection` where this would be plain text, `file.*` when it could
   *   not be written
   */
  keep(place: string, login: KeptLogin): Promise<void>;
  /** @throws AppError `file.*` */
  forget(place: string): Promise<void>;
}

/**
 * The place under which the login of a source is kept.
 *
 * @param source the source's name in the configuration
 */
export function loginPlace(profileId: string, source: string): string {
  return `${profileId}/${source}`;
}
