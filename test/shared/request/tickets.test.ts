import { expect, test } from 'vitest';
import {
  TicketSettings,
  ticketAddress,
  ticketProblem,
  ticketRuleOf,
} from '#shared/request/tickets.ts';

test.each([
  'https://desk.contoso.test/ticket?id={ticket}',
  'https://desk.contoso.test/{ticket}',
  'https://desk.contoso.test:8443/t#{ticket}/view',
])('%s leads to a ticket', (link) => {
  expect(TicketSettings.parse({ link }).link).toBe(link);
});

test.each([
  'http://desk.contoso.test/{ticket}',
  'https://desk.contoso.test/',
  'https://{ticket}.contoso.test/',
  'https://desk.contoso.test{ticket}/',
  'https://desk.contoso.test/{ticket}/{ticket}',
  'https://me:secret@desk.contoso.test/{ticket}',
  'javascript:alert({ticket})',
  '{ticket}',
])('%s does not', (link) => {
  expect(TicketSettings.safeParse({ link }).success).toBe(false);
});

test('what was typed cannot lead elsewhere', () => {
  const settings = TicketSettings.parse({ link: 'https://desk.contoso.test/{ticket}/view' });
  expect(ticketAddress(settings, '../$&?x=1#y')).toBe(
    'https://desk.contoso.test/..%2F%24%26%3Fx%3D1%23y/view',
  );
  expect(ticketAddress(TicketSettings.parse({}), 'INC1')).toBeUndefined();
});

test('a pattern that is none is named, and so is an example that does not fit', () => {
  expect(TicketSettings.safeParse({ pattern: '(INC' }).error?.message).toContain('( without )');
  expect(
    TicketSettings.safeParse({ pattern: 'INC\\d+', example: 'REQ1' }).error?.message,
  ).toContain('does not fit');
});

test.each([
  ['', 'admin', undefined],
  ['', 'user', 'ticket-required'],
  [' ', 'user', 'ticket-required'],
  [' INC1 ', 'user', undefined],
  ['1', 'admin', 'not-a-ticket'],
] as const)('%j of %s: %s', (typed, role, problem) => {
  const settings = TicketSettings.parse({ pattern: 'INC\\d+', requiredOf: ['user'] });
  expect(ticketProblem(typed, ticketRuleOf(settings, false), role)).toBe(problem);
});

test('whoever is in a group that must name one must, as an admin too', () => {
  const rule = ticketRuleOf(TicketSettings.parse({}), true);
  expect(ticketProblem('', rule, 'admin')).toBe('ticket-required');
});

test('where * is among the groups, everybody must', () => {
  const rule = ticketRuleOf(TicketSettings.parse({ requiredOfGroups: ['*'] }), false);
  expect(ticketProblem('', rule, 'admin')).toBe('ticket-required');
});
