import { expect, test } from 'vitest';
import { mayActFor } from '#main/domain/sign-in/access.ts';
import { endUserOf, requestFieldProblems } from '#shared/request/request-fields.ts';
import { TicketSettings, ticketRuleOf } from '#shared/request/tickets.ts';

const CONTOSO = { netbios: 'CONTOSO', dns: 'contoso.test' };
const of = (userDomain: string, userName: string) =>
  ({ role: 'user', domains: [CONTOSO], request: { userDomain, userName } }) as const;

test.each([
  ['CONTOSO', 'mia'],
  ['contoso.test', 'MIA'],
  ['', 'mia@contoso.test'],
  ['CONTOSO', 'mia@contoso.test'],
])('a help desk user may act for “%s”, “%s” where CONTOSO\\mia is known', (domain, name) => {
  expect(mayActFor(of(domain, name), { users: ['CONTOSO\\leo', 'CONTOSO\\mia'] })).toBe(true);
  expect(mayActFor(of(domain, name), { users: ['CONTOSO\\leo'] })).toBe(false);
});

test('a namesake in another domain of the same NetBIOS name is somebody else', () => {
  const domains = [{ netbios: 'CONTOSO', dns: 'contoso.com' }];
  expect(mayActFor(of('CONTOSO', 'mia'), { users: ['CONTOSO\\mia'], domains })).toBe(false);
  expect(mayActFor(of('contoso.com', 'mia'), { users: ['CONTOSO\\mia'], domains })).toBe(true);
});

test('an admin may act for anybody, and everybody where nobody is known', () => {
  const admin = { ...of('X', 'y'), role: 'admin' } as const;
  expect(mayActFor(admin, { users: ['CONTOSO\\mia'] })).toBe(true);
  expect(mayActFor(of('X', 'y'), { users: [] })).toBe(true);
});

test('a user principal name has its domain in it', () => {
  const ticket = ticketRuleOf(TicketSettings.parse({}), false);
  const rules = { role: 'user', ticket } as const;
  const form = { userDomain: '', userName: 'mia@contoso.test', note: '', ticket: '', reason: 'x' };
  expect(requestFieldProblems(form, rules).userDomain).toBeUndefined();
  expect(requestFieldProblems({ ...form, userName: 'mia@' }, rules).userDomain).toBe('required');
  expect(endUserOf(form)).toBe('contoso.test\\mia');
  expect(endUserOf({ ...form, userName: 'a+b@c@contoso.test' })).toBe('contoso.test\\a+b@c');
});
