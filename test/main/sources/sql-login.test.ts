import { expect, test } from 'vitest';
import { sqlLogin } from '#main/sources/sql-login.ts';

const kept = () => Promise.resolve({ userName: 'reader', password: 'kept' });

test('the operator’s own account goes to the database in its two parts', async () => {
  const operator = () => ({ bindName: 'CONTOSO\\mia', password: 'typed' });
  expect(await sqlLogin({ login: 'windows' }, { operator, kept })).toEqual({
    kind: 'windows',
    domain: 'CONTOSO',
    userName: 'mia',
    password: 'typed',
  });
});

test('a ticket cannot go there; the login of the server’s own can', async () => {
  const operator = () => ({ bindName: 'mia@CONTOSO.TEST', password: undefined });
  await expect(sqlLogin({ login: 'windows' }, { operator, kept })).rejects.toMatchObject({
    code: 'sql.needsPassword',
  });
  expect(await sqlLogin({ login: 'sql' }, { operator, kept })).toEqual({
    kind: 'sql',
    userName: 'reader',
    password: 'kept',
  });
});
