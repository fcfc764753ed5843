import { expect, test } from 'vitest';
import { splitDomain, splitUser } from '#shared/request/request-fields.ts';

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
