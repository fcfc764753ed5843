import type { Knex } from 'knex';
import { z } from 'zod';
import { withoutCase } from '#main/domain/without-case.ts';
import type { Directory } from '#main/ports/sign-in/directory.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import { Role } from '#shared/sign-in/role.ts';
import { LONGEST_USER_NAME } from '#shared/sign-in/session.ts';
import { JsonText } from './computer-rows.ts';
import { read } from './connection.ts';
import { type PasswordHash, isPassword } from './password-hash.ts';

const AccountRow = z.object({
  account: z.string(),
  display_name: z.string(),
  roles: JsonText.pipe(z.array(Role)),
  password_salt: z.instanceof(ArrayBuffer),
  password_hash: z.instanceof(ArrayBuffer),
  scrypt_n: z.number(),
  scrypt_r: z.number(),
  scrypt_p: z.number(),
});

interface Domain {
  readonly name: string;
  readonly dns_name: string;
}

/**
 * People who sign in with an account in the store itself: the demo profile's directory. The first
 * domain is the default.
 */
export async function storeDirectory(db: Knex): Promise<Directory> {
  const domains: readonly Domain[] = await read(() =>
    db('domains').select('name', 'dns_name').orderBy('id'),
  );

  function accountOf(typed: string): string {
    const userName = typed.trim().slice(0, LONGEST_USER_NAME).normalize('NFC');
    const [, before, after] = /^([^\\@]*)[\\@](.*)$/s.exec(userName) ?? [];
    if (before === undefined || after === undefined)
      return `${domains[0]?.name ?? ''}\\${userName}`;
    return userName.includes('\\')
      ? `${domainNamed(before.trim())}\\${after.trim()}`
      : `${domainNamed(after.trim())}\\${before.trim()}`;
  }

  // A domain nobody knows stays as typed: the attempt is still counted under a name.
  function domainNamed(typed: string): string {
    const wanted = typed.toLowerCase();
    return (
      domains.find(({ name, dns_name }) =>
        [name.toLowerCase(), dns_name.toLowerCase()].includes(wanted),
      )?.name ?? typed
    );
  }

  const directory: Directory = {
    domains: domains.map(({ name }) => name),
    dnsDomains: domains.map(({ dns_name }) => dns_name),
    accountOf,
    async signIn({ userName, password }, { signal }) {
      refuseIfCancelled(signal);
      if (password === undefined)
        throw new AppError('auth.passwordOnly', 'made-up accounts have no tickets');
      if (password === '') throw new AppError('auth.badCredentials', 'no password');
      const found = await read(async () => {
        const row: unknown = await db('accounts')
          .where({ account: accountOf(userName) })
          .first();
        return row === undefined ? undefined : AccountRow.parse(row);
      }, signal);
      const proved = await isPassword(password, found && hashIn(found));
      refuseIfCancelled(signal);
      if (!proved || found === undefined)
        throw new AppError('auth.badCredentials', 'unknown account or wrong password');
      if (found.roles.length === 0) throw new AppError('auth.noRole', 'the account has no role');
      return { account: found.account, displayName: found.display_name, roles: found.roles };
    },
    async checkBeside(credentials, operator, options) {
      const person = await directory.signIn(credentials, options);
      // The table has each account once, whatever its case.
      return { person, isOperator: withoutCase(person.account) === withoutCase(operator.account) };
    },
  };
  return directory;
}

function hashIn(row: z.infer<typeof AccountRow>): PasswordHash {
  return {
    salt: Buffer.from(row.password_salt),
    hash: Buffer.from(row.password_hash),
    cost: { N: row.scrypt_n, r: row.scrypt_r, p: row.scrypt_p },
  };
}
