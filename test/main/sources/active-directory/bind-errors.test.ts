import { InvalidCredentialsError } from 'ldapts';
import { describe, expect, test } from 'vitest';
import { bindRefusal } from '#main/sources/active-directory/bind-errors.ts';

describe('what a refused bind means', () => {
  test.each([
    ['525', 'auth.badCredentials'],
    ['52e', 'auth.badCredentials'],
    ['530', 'auth.logonHours'],
    ['531', 'auth.workstation'],
    ['532', 'auth.passwordExpired'],
    ['533', 'auth.disabled'],
    ['701', 'auth.accountExpired'],
    ['773', 'auth.mustChangePassword'],
    ['775', 'auth.lockedOut'],
    ['fff', 'auth.badCredentials'],
  ])('%s is %s', (data, code) => {
    const error = bindRefusal(
      new InvalidCredentialsError(
        `80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data ${data}`,
      ),
    );
    expect(error).toMatchObject({ code, cause: undefined });
  });

  test('an unknown account and a wrong password leave the same trace', () => {
    const [unknown, wrong] = ['525', '52e'].map((data) =>
      bindRefusal(new InvalidCredentialsError(`comment: x, data ${data}, v1`)),
    );
    expect(unknown?.message).toBe(wrong?.message);
  });

  test('what is no refusal is none', () => {
    expect(bindRefusal(new Error('data 52e'))).toBeUndefined();
  });
});
