import type { Knex } from 'knex';
import { z } from 'zod';
import { AppError } from '../../../src-shared/errors.ts';
import { Role } from '../../../src-shared/model/role.ts';
import type { Directory } from '../../ports/directory.ts';
import { read } from './connection.ts';
import { isPassword } from './password-hash.ts';

const AccountRow = z.object({
  account: z.string(),
  display_name: z.string(),
  roles: z.string(),
  password_salt: z.instanceof(ArrayBuffer),
  password_hash: z.instanceof(ArrayBuffer),
});

interface Domain {
  readonly name: string;
  readonly dns_name: string;
}

/** People who sign in with an account in the store itself: the demo profile's directory. The first domain is the default. */
export async function storeDirectory(db: Knex): Promise<Directory> {
  const domains: readonly Domain[] = await read(() => db('domains').select('name', 'dns_name').orderBy('id'));

  function accountOf(typed: string): string {
    const userName = typed.trim();
    const [, before, after] = /^([^\\@]*)[\\@](.*)$/s.exec(userName) ?? [];
    if (before === undefined || after === undefined) return `${domains[0]?.name ?? ''}\\${userName}`;
    return userName.includes('\\') ? `${domainNamed(before)}\\${after}` : `${domainNamed(after)}\\${before}`;
  }

  // A domain nobody knows stays as typed: the attempt is still counted under a name.
  function domainNamed(typed: string): string {
    const wanted = typed.toLowerCase();
    return domains.find(({ name, dns_name }) => [name.toLowerCase(), dns_name.toLowerCase()].includes(wanted))?.name ?? typed;
  }

  return {
    domains: domains.map(({ name }) => name),
    accountOf,
    async signIn({ userName, password }, { signal }) {
      const row = await read(() => db('accounts').where({ account: accountOf(userName) }).first());
      const found = AccountRow.safeParse(row).data;
      const known = found && { salt: Buffer.from(found.password_salt), hash: Buffer.from(found.password_hash) };
      const proved = await isPassword(password, known);
      signal.throwIfAborted();
      if (!proved || found === undefined) throw new AppError('auth.badCredentials', 'unknown account or wrong password');
      const roles = z.array(Role).parse(JSON.parse(found.roles));
      if (roles.length === 0) throw new AppError('auth.noRole', 'the account has no role');
      return { account: found.account, displayName: found.display_name, roles };
    },
  };
}
