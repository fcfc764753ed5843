import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserHolder, Directory } from '#main/ports/sign-in/directory.ts';
import { codeOf } from '#shared/errors.ts';
import type { Role } from '#shared/sign-in/role.ts';

export interface SeedAccount {
  readonly account: string;
  readonly displayName: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

export interface DirectorySubject {
  /**
   * Knows the domain CONTOSO (contoso.test, the default), and EMEA (emea.contoso.test) if it knows
   * a second one.
   */
  readonly directory: Directory;
  readonly dispose: () => Promise<void>;
}

const SEED: readonly SeedAccount[] = [
  {
    account: 'CONTOSO\\anna',
    displayName: 'Anna Admin',
    password: 'Pa55 wörd!',
    roles: ['admin', 'user'],
  },
  { account: 'EMEA\\bert', displayName: 'Bert User', password: 'second', roles: ['user'] },
  { account: 'CONTOSO\\nobody', displayName: 'No Body', password: 'third', roles: [] },
];

/** What every directory promises about proving who somebody is. */
export function directoryContract(
  name: string,
  make: (seed: readonly SeedAccount[]) => Promise<DirectorySubject>,
): void {
  describe(`directory: ${name}`, () => {
    let subject: DirectorySubject;
    const signal = new AbortController().signal;
    const signIn = (userName: string, password: string) =>
      subject.directory.signIn({ userName, password }, { signal });
    const refusal = (userName: string, password: string) =>
      signIn(userName, password).then(() => 'signed in', codeOf);
    beforeAll(async () => {
      subject = await make(SEED);
    });
    afterAll(() => subject.dispose());

    test('offers its domains', () => {
      expect(['CONTOSO', 'CONTOSO EMEA']).toContain(subject.directory.domains.join(' '));
    });

    test.each([
      'CONTOSO\\anna',
      'contoso\\ANNA',
      'contoso.test\\anna',
      'anna@contoso.test',
      'Anna@CONTOSO',
      'anna',
      '  anna  ',
    ])('%j is one account', async (typed) => {
      expect(subject.directory.accountOf(typed).toLowerCase()).toBe('contoso\\anna');
      expect(await signIn(typed, 'Pa55 wörd!')).toEqual({
        account: 'CONTOSO\\anna',
        displayName: 'Anna Admin',
        roles: ['admin', 'user'],
      });
    });

    test('an account of another domain is named with it', async ({ skip }) => {
      if (!subject.directory.domains.includes('EMEA')) skip('this directory has one domain');
      expect(await signIn('bert@emea.contoso.test', 'second')).toMatchObject({
        account: 'EMEA\\bert',
        roles: ['user'],
      });
      expect(await refusal('bert', 'second')).toBe('auth.badCredentials');
    });

    test('a wrong password, unknown name and unknown domain give the same error', async () => {
      const failures = await Promise.all(
        [
          signIn('anna', 'wrong'),
          signIn('ghost', 'Pa55 wörd!'),
          signIn('NOWHERE\\anna', 'Pa55 wörd!'),
        ].map((attempt) => attempt.catch((error: unknown) => error)),
      );
      expect(failures.map((failure) => JSON.stringify(failure))).toEqual(
        Array.from({ length: 3 }, () => JSON.stringify(failures[0])),
      );
      expect(failures[0]).toMatchObject({ code: 'auth.badCredentials' });
    });

    test.each(['', ' ', 'PA55 WÖRD!', 'Pa55 wörd! ', "' or '1'='1"])(
      'password %j does not open the account',
      async (password) => {
        expect(await refusal('anna', password)).toBe('auth.badCredentials');
      },
    );

    test('whoever is checked beside the operator is told from the operator', async () => {
      const { directory } = subject;
      const operator = await signIn('anna', 'Pa55 wörd!');
      const beside = (userName: string, password: string) =>
        directory.checkBeside({ userName, password }, operator, { signal });
      for (const typed of ['anna', 'ANNA@contoso.test'])
        expect(await beside(typed, 'Pa55 wörd!')).toMatchObject({
          person: { account: 'CONTOSO\\anna', roles: ['admin', 'user'] },
          isOperator: true,
        });
      expect(await beside('anna', 'wrong').catch(codeOf)).toBe('auth.badCredentials');
      expect(await beside('anna', '').catch(codeOf)).toBe('auth.badCredentials');
    });

    test('somebody of another domain is checked beside the operator', async ({ skip }) => {
      const { directory } = subject;
      if (!directory.domains.includes('EMEA')) skip('this directory has one domain');
      const operator = await signIn('anna', 'Pa55 wörd!');
      const bert = { userName: 'bert@emea.contoso.test', password: 'second' };
      expect(await directory.checkBeside(bert, operator, { signal })).toMatchObject({
        person: { account: 'EMEA\\bert', roles: ['user'] },
        isOperator: false,
      });
    });

    test('a password typed in decomposed letters is the same password', async () => {
      expect(await signIn('anna', 'Pa55 wörd!'.normalize('NFD'))).toMatchObject({
        account: 'CONTOSO\\anna',
      });
    });

    test.each([
      '',
      '\\',
      '@',
      'CONTOSO\\',
      '\\anna\\anna',
      "anna' --",
      '*',
      'an%',
      'a'.repeat(5_000),
    ])('name %j is nobody', async (typed) => {
      expect(await refusal(typed, 'Pa55 wörd!')).toBe('auth.badCredentials');
      expect(subject.directory.accountOf(typed).length).toBeLessThanOrEqual(400);
    });

    test('an account in none of the groups has no role', async () => {
      expect(await refusal('nobody', 'third')).toBe('auth.noRole');
      expect(await refusal('nobody', 'wrong')).toBe('auth.badCredentials');
    });

    test('a cancelled sign-in says so', async () => {
      const attempt = subject.directory.signIn(
        { userName: 'anna', password: 'Pa55 wörd!' },
        { signal: AbortSignal.abort() },
      );
      await expect(attempt).rejects.toMatchObject({ code: 'request.cancelled' });
    });
  });
}

export interface BrowserDirectorySubject extends DirectorySubject {
  /** Lets somebody of the seed, `DOMAIN\\name`, in with the browser. */
  readonly enter: (account: string, signal: AbortSignal) => Promise<BrowserHolder>;
  /** What the directory calls them. */
  readonly nameOf: (account: string) => string;
}

/** The same for a directory that lets people in with the browser, and takes no password. */
export function browserDirectoryContract(
  name: string,
  make: (seed: readonly SeedAccount[]) => Promise<BrowserDirectorySubject>,
): void {
  describe(`directory: ${name}`, () => {
    let subject: BrowserDirectorySubject;
    const { signal } = new AbortController();
    const signIn = async (account: string) =>
      (await subject.enter(account, signal)).signIn({ signal });
    beforeAll(async () => {
      subject = await make(SEED);
    });
    afterAll(() => subject.dispose());

    test('signs in whom the browser has let in, by the name the directory has', async () => {
      expect(await signIn('CONTOSO\\anna')).toEqual({
        account: subject.nameOf('CONTOSO\\anna'),
        displayName: 'Anna Admin',
        roles: ['admin', 'user'],
      });
      expect(await signIn('EMEA\\bert')).toMatchObject({
        account: subject.nameOf('EMEA\\bert'),
        roles: ['user'],
      });
    });

    test('offers the domain of whoever is signed in', async () => {
      await signIn('CONTOSO\\anna');
      expect(subject.directory.domains).toContain('contoso.test');
      expect(subject.directory.dnsDomains).toHaveLength(subject.directory.domains.length);
    });

    test('takes no password, whoever it is said to be of', async () => {
      for (const userName of [
        'anna',
        subject.nameOf('CONTOSO\\anna'),
        '',
        '*',
        'a'.repeat(5_000),
      ]) {
        const typed = { userName, password: 'Pa55 wörd!' };
        const refused = subject.directory.signIn(typed, { signal }).catch(codeOf);
        expect(await refused).toBe('auth.browserOnly');
        expect(subject.directory.accountOf(userName).length).toBeLessThanOrEqual(400);
      }
    });

    test('whoever is let in beside the operator is told from the operator', async () => {
      const operator = await signIn('CONTOSO\\anna');
      const beside = async (account: string) =>
        (await subject.enter(account, signal)).checkBeside({ signal });
      expect(await beside('CONTOSO\\anna')).toMatchObject({ person: operator, isOperator: true });
      expect(await beside('EMEA\\bert')).toMatchObject({
        person: { account: subject.nameOf('EMEA\\bert') },
        isOperator: false,
      });
    });

    test('an account with none of the roles is refused', async () => {
      expect(await signIn('CONTOSO\\nobody').catch(codeOf)).toBe('auth.noRole');
    });

    test('a cancelled sign-in says so', async () => {
      const cancelled = subject.enter('CONTOSO\\anna', AbortSignal.abort()).catch(codeOf);
      expect(await cancelled).toBe('request.cancelled');
    });
  });
}
