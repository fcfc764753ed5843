import type { SqlServerConfiguration } from '#main/drivers/tds/configuration.ts';
import type { SqlLogin } from '#main/drivers/tds/connect.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import type { SourceLogin } from './source-kind.ts';

/**
 * What a database server is entered with: the operator's own account, or a login of the server's
 * own where it is configured so.
 *
 * @throws AppError as `operator` and `kept`
 */
export async function sqlLogin(
  { login }: Pick<SqlServerConfiguration, 'login'>,
  { operator, kept }: SourceLogin,
): Promise<SqlLogin> {
  const { bindName, password } = operator();
  if (login === 'sql') return { kind: 'sql', ...(await kept()) };
  const { domain, name } = splitAccount(bindName);
  return { kind: 'windows', domain, userName: name, password };
}
