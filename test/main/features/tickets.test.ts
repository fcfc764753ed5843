import { describe, expect, test } from 'vitest';
import { Settings } from '#shared/console/settings.ts';
import { testConsole } from '#test/fakes/console.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';
import { ID, driveForm } from './drive-request.ts';

const TICKETS = {
  pattern: '(INC|REQ)[0-9]{4}',
  example: 'INC0042',
  link: 'https://desk.contoso.test/{ticket}',
  requiredOf: ['admin'],
};

function desk(tickets: object = TICKETS) {
  const app = testConsole(Settings.parse({ tickets }));
  app.profile.protectors.push(protectorOf(ID));
  return app;
}

const problemOf = async (app: ReturnType<typeof desk>, ticket: string) => {
  const reply = await app.call('recovery.submit', { form: driveForm({ ticket }) });
  return reply.ok ? 'disclosed' : reply.error.details.fields?.['ticket'];
};

describe('a ticket number that is asked for', () => {
  test.each([
    ['', 'ticket-required'],
    ['42', 'not-a-ticket'],
    ['INC00421', 'not-a-ticket'],
    [' inc0042 ', 'disclosed'],
  ])('%j is %s', async (ticket, outcome) => {
    const app = desk();
    await app.signIn('admin');
    expect(await problemOf(app, ticket)).toBe(outcome);
    expect(app.recordedActions().includes('disclose successful')).toBe(outcome === 'disclosed');
  });

  test('binds a chosen row and TPM owner passwords just so', async () => {
    const app = desk();
    await app.signIn('admin');
    const form = driveForm({ ticket: '42' });
    expect(await app.refused('recovery.disclose', { form, keyId: ID })).toBe('input.invalid');
    const tpm = { ...form, computerDomain: 'contoso.test', computerName: 'WS-1', reason: 'other' };
    expect(await app.refused('tpm.submit', { form: tpm })).toBe('input.invalid');
  });

  test('is nobody else’s duty, and the page is told', async () => {
    const app = desk({ ...TICKETS, requiredOf: ['user'] });
    await app.signIn('admin');
    expect(await problemOf(app, '')).toBe('disclosed');
    expect((await app.ask('session.current'))?.ticket).toEqual({
      pattern: TICKETS.pattern,
      example: 'INC0042',
      requiredOf: ['user'],
      hasLink: true,
    });
  });
});

describe('a ticket', () => {
  test('is opened at the configured address alone', async () => {
    const app = desk();
    expect(await app.refused('ticket.open', { ticket: 'INC0042' })).toBe('auth.signedOut');
    await app.signIn('reports');
    await app.ask('ticket.open', { ticket: ' INC0042 ' });
    expect(app.browser.addresses).toEqual(['https://desk.contoso.test/INC0042']);
  });

  test.each(['', 'x', '471207-278498-422125-177177-561902-537405-468006-693451'])(
    'is none: %j',
    async (ticket) => {
      const app = desk({ link: TICKETS.link, pattern: 'INC\\d+' });
      await app.signIn('admin');
      expect(await app.refused('ticket.open', { ticket })).toBe('input.invalid');
      expect(app.browser.addresses).toEqual([]);
    },
  );

  test('is not opened without an address, a browser or somebody there', async () => {
    const without = desk({});
    await without.signIn('admin');
    expect(await without.refused('ticket.open', { ticket: 'INC1' })).toBe('ticket.notOpened');
    const app = desk();
    await app.signIn('admin');
    app.browser.isMissing = true;
    expect(await app.refused('ticket.open', { ticket: 'INC0042' })).toBe('ticket.notOpened');
    app.browser.isMissing = false;
    app.stays.isSomebodyThere = false;
    expect(await app.refused('ticket.open', { ticket: 'INC0042' })).toBe('ticket.notOpened');
    expect(app.browser.addresses).toEqual([]);
  });
});
