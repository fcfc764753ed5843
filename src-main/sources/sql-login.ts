import type { SqlServerConfiguration } from '#main/drivers/tds/configuration.ts';
import type { SqlLogin } from '#main/drivers/tds/connect.ts';
import { AppError } from '#shared/errors.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import type { SourceLogin } from './source-kind.ts';

/**
 * The login for a database server: the operator's Windows account or, where it is configured so,
 * the SQL login that is kept on this computer. The operator has to be signed in for either.
 *
 * @throws AppError `sql.needsPassword` where the operator signed in with a ticket; and as
 *   `operator` and `kept`
 */
export async function sqlLogin(
  { login }: Pick<SqlServerConfiguration, 'login'>,
  { operator, kept }: SourceLogin,
): Promise<SqlLogin> {
  const { bindName, password } = operator();
  if (login === 'sql') return { kind: 'sql', ...(await kept()) };
  if (password === undefined)
    throw new AppError('sql.needsPassword', 'the library signs in to SQL Server with passwords');
  const { domain, name } = splitAccount(bindName);
  return { kind: 'windows', domain, userName: name, password };
}
