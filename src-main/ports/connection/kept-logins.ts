/** A login of the database server itself, not of the operating system. */
export interface KeptLogin {
  readonly userName: string;
  readonly password: string;
}

/**
 * Logins kept on this computer for the person who uses it, encrypted by the operating system. A
 * place is made by {@link loginPlace}.
 */
export interface KeptLogins {
  /** Whether there is a login for this place. Never rejects. */
  has(place: string): Promise<boolean>;
  /**
   * @throws AppError `login.missing`; `login.unreadable` when the operating system cannot decrypt
   *   it any more
   */
  read(place: string): Promise<KeptLogin>;
  /**
   * Keeps a login, in place of an earlier one.
   *
   * @throws AppError `login.noProtection` where the operating system does not encrypt; `file.*`
   *   when it cannot be written
   */
  keep(place: string, login: KeptLogin): Promise<void>;
  /** Does nothing when there is none. @throws AppError `file.*` */
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
