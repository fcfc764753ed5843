import type { KeptLogin } from '#main/ports/kept-logins.ts';
import type { BindAs } from '../ldap-directory/connection.ts';
import type { SqlServerConfiguration } from '../sql-server/configuration.ts';
import type { SqlLogin } from '../sql-server/connect.ts';

interface LoginDeps {
  /** Who is signed in to the directory. */
  readonly as: BindAs;
  /**
   * The login of the server's own that is kept for it. @throws AppError `login.missing`,
   * `login.unreadable`
   */
  readonly kept: () => Promise<KeptLogin>;
}

/**
 * What a database server is entered with: the operator's own account, or a login of the server's
 * own where it is configured so. @throws as `kept`
 */
export async function sqlLogin(
  { login }: Pick<SqlServerConfiguration, 'login'>,
  { as, kept }: LoginDeps,
): Promise<SqlLogin> {
  return login === 'sql'
    ? { kind: 'sql', ...(await kept()) }
    : { kind: 'windows', account: as.bindName, password: as.password };
}
