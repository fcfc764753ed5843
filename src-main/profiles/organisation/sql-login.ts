import type { BindAs } from '#main/drivers/ldap/connection.ts';
import type { SqlServerConfiguration } from '#main/drivers/tds/configuration.ts';
import type { SqlLogin } from '#main/drivers/tds/connect.ts';
import type { KeptLogin } from '#main/ports/connection/kept-logins.ts';
import { splitAccount } from '#shared/sign-in/account.ts';

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
  if (login === 'sql') return { kind: 'sql', ...(await kept()) };
  const { domain, name } = splitAccount(as.bindName);
  return { kind: 'windows', domain, userName: name, password: as.password };
}
