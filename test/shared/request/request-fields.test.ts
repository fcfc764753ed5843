import { expect, test } from 'vitest';
import {
  endUserOf,
  requestFieldProblems,
  splitDomain,
  splitUser,
} from '#shared/request/request-fields.ts';
import { TicketSettings, ticketRuleOf } from '#shared/request/tickets.ts';

const USER = { role: 'user', ticket: ticketRuleOf(TicketSettings.parse({}), false) } as const;

test.each([
  ['CONTOSO\\mia.larsen', { userDomain: 'CONTOSO', userName: 'mia.larsen' }],
  [' contoso.test\\mia', { userDomain: 'contoso.test', userName: 'mia' }],
  ['CONTOSO\\', { userDomain: 'CONTOSO', userName: '' }],
])('a user name %j goes into its two fields', (userName, fields) => {
  expect(splitUser({ userName })).toEqual(fields);
});

test.each(['mia.larsen', '', '\\mia', 'A\\B\\mia', 'mia@contoso.test'])(
  '%j stays as it is',
  (userName) => {
    expect(splitUser({ userName })).toEqual({ userName });
  },
);

test.each([
  ['', 'mia.larsen@contoso.test', 'contoso.test\\mia.larsen', undefined],
  ['CONTOSO', 'mia.larsen@contoso.test', 'CONTOSO\\mia.larsen@contoso.test', undefined],
  ['CONTOSO', ' mia.larsen ', 'CONTOSO\\mia.larsen', undefined],
  ['', 'mia.larsen', '\\mia.larsen', 'required'],
  ['', '', '', 'required'],
])('domain %j and name %j are %j', (userDomain, userName, endUser, userDomainProblem) => {
  const form = { userDomain, userName, note: '', ticket: '', reason: 'lost-pin' };
  expect(endUserOf(form)).toBe(endUser);
  expect(requestFieldProblems(form, USER).userDomain).toBe(userDomainProblem);
});

test('the longest account that a form admits fits into the audit log', () => {
  const form = { note: '', ticket: '', reason: 'lost-pin' };
  const longest = { ...form, userDomain: 'd'.repeat(255), userName: 'n'.repeat(144) };
  expect(requestFieldProblems(longest, USER)).toMatchObject({
    userDomain: undefined,
    userName: undefined,
  });
  expect(endUserOf(longest)).toHaveLength(400);
});

test('other fields are left alone', () => {
  const changes: { readonly userName?: string; readonly note: string } = { note: 'A\\b' };
  expect(splitUser(changes)).toEqual({ note: 'A\\b' });
});

test.each([
  ['CONTOSO\\mia.larsen', '', { userDomain: 'CONTOSO', userName: 'mia.larsen' }],
  [' contoso.test \\ mia ', ' ', { userDomain: 'contoso.test', userName: 'mia' }],
  ['CONTOSO\\mia', 'bert', {}],
  ['CONTOSO\\', '', {}],
  ['\\mia', '', {}],
  ['a\\b\\c', '', {}],
  ['CONTOSO', '', {}],
])('an account in the domain field, %j beside %j', (userDomain, userName, split) => {
  expect(splitDomain({ userDomain, userName })).toEqual(split);
});
