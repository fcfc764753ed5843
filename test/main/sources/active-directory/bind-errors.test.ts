import { InvalidCredentialsError } from 'ldapts';
import { describe, expect, test } from 'vitest';
import { bindRefusal } from '#main/sources/active-directory/bind-errors.ts';

describe('what a refused bind means', () => {
  test.each([
    ['525', 'auth.badCredentials'],
    ['52e', 'auth.badCredentials'],
    ['51f', 'directory.noLogonServer'],
    ['6fd', 'directory.noLogonServer'],
    ['52f', 'auth.restricted'],
    ['52F', 'auth.restricted'],
    ['568', 'auth.tooManyGroups'],
    ['569', 'auth.logonType'],
    ['530', 'auth.logonHours'],
    ['531', 'auth.workstation'],
    ['532', 'auth.passwordExpired'],
    ['533', 'auth.disabled'],
    ['701', 'auth.accountExpired'],
    ['773', 'auth.mustChangePassword'],
    ['775', 'auth.lockedOut'],
    ['fff', 'auth.refused'],
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

  test('a refusal without a number is one of the password; an unknown number is told', () => {
    expect(bindRefusal(new InvalidCredentialsError('49'))).toMatchObject({
      code: 'auth.badCredentials',
    });
    expect(bindRefusal(new InvalidCredentialsError('comment: x, data 1f4, v1'))).toMatchObject({
      code: 'auth.refused',
      details: { reason: '1f4' },
    });
  });

  test('what is no refusal is none', () => {
    expect(bindRefusal(new Error('data 52e'))).toBeUndefined();
  });
});
