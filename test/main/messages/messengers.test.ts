import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MessageConfiguration } from '#main/messages/configuration.ts';
import { messengersOf } from '#main/messages/messengers.ts';
import type { Message, Messenger } from '#main/ports/messages/messages.ts';
import { codeOf } from '#shared/errors.ts';
import { startCollector } from '#test/fakes/collector.ts';
import { type MailServer, startHalfServer, startMailServer } from '#test/fakes/mail-server.ts';
import { type WitnessFiles, witnessFiles } from '#test/main/witnesses/witness-files.ts';
import { canMakeCertificates } from '../sources/active-directory/fake-forest/certificates.ts';

const { signal } = new AbortController();
const MESSAGE: Message = {
  kind: 'owner-notice',
  to: { account: 'CONTOSO\\anna', mail: 'anna@contoso.test', mobile: '+49 170 1' },
  subject: 'Schlüssel von CONTOSO\\WS-1\r\nBcc: eve@evil.test',
  text: 'Zeit: 2026-06-01 09:00 UTC\n.\nGrüße\n',
  facts: { computer: 'CONTOSO\\WS-1' },
};

let files: WitnessFiles;
const stops: (() => Promise<void>)[] = [];
beforeAll(() => {
  if (canMakeCertificates()) files = witnessFiles();
});
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});
afterAll(() => {
  files?.dispose();
});

async function server(
  ...[options, login]: readonly [
    Parameters<typeof startMailServer>[1]?,
    { user: string; pass: string }?,
  ]
): Promise<MailServer> {
  const started = await startMailServer(files.authority.issue(['localhost']), options, login);
  stops.push(started.stop);
  return started;
}

function only(configuration: object): Messenger {
  const [messenger] = messengersOf(MessageConfiguration.parse(configuration));
  if (messenger === undefined) throw new Error('no messenger');
  return messenger;
}

const mailTo = (port: number, changes: object = {}) =>
  only({
    mail: {
      host: 'localhost',
      port,
      from: 'keydesk@contoso.test',
      caFile: files.caFile,
      answerSeconds: 60,
      ...changes,
    },
  });

const outcome = (work: Promise<void>) => work.then(() => 'taken', codeOf);
const sent = (port: number, changes?: object) =>
  outcome(mailTo(port, changes).send(MESSAGE, { signal }));

describe.runIf(canMakeCertificates())('a mail', () => {
  test.each(['starttls', 'tls'] as const)('arrives, over %s', async (encryption) => {
    const { port, taken } = await server({ secure: encryption === 'tls' });
    expect(await sent(port, { encryption })).toBe('taken');
    const [mail] = taken;
    expect(mail).toMatchObject({
      from: 'keydesk@contoso.test',
      to: ['anna@contoso.test'],
      isEncrypted: true,
    });
    expect(mail?.body).toContain('Auto-Submitted: auto-generated');
    // A line that is not the sender's begins no header of its own.
    expect(mail?.body).not.toMatch(/^Bcc:/m);
    expect(taken).toHaveLength(1);
  });

  test('goes with a login, whose password is read from a file', async () => {
    const passwordFile = join(files.folder, 'smtp-password');
    writeFileSync(passwordFile, 'se cret\n');
    const { port, taken } = await server({}, { user: 'keydesk', pass: 'se cret' });
    expect(await sent(port, { user: 'keydesk', passwordFile })).toBe('taken');
    expect(taken[0]?.user).toBe('keydesk');
    expect(await sent(port, { user: 'other', passwordFile })).toBe('message.refused');
    const missing = join(files.folder, 'nothing');
    expect(await sent(port, { user: 'keydesk', passwordFile: missing })).toBe(
      'message.notConfigured',
    );
  });

  test('is not sent to a server that nobody vouches for, or of another name', async () => {
    const { port, taken } = await server();
    expect(await sent(port, { caFile: undefined })).toBe('message.notTrusted');
    const other = await startMailServer(files.authority.issue(['elsewhere.test']));
    stops.push(other.stop);
    expect(await sent(other.port)).toBe('message.notTrusted');
    expect(await sent(other.port, { encryption: 'tls' })).not.toBe('taken');
    const expired = await startMailServer(files.authority.issue(['localhost'], -1));
    stops.push(expired.stop);
    expect(await sent(expired.port)).toBe('message.notTrusted');
    expect([...taken, ...other.taken, ...expired.taken]).toEqual([]);
  });

  test('is never sent in clear', async () => {
    const { port, taken } = await server({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    expect(await sent(port)).toBe('message.refused');
    expect(taken).toEqual([]);
  });

  test('to a mailbox that is not there is refused for good, to a busy one for now', async () => {
    const mail = await server();
    mail.unknown.add('anna@contoso.test');
    expect(await sent(mail.port)).toBe('message.refused');
    mail.unknown.clear();
    mail.deferred.add('anna@contoso.test');
    expect(await sent(mail.port)).toBe('message.deferred');
    mail.deferred.clear();
    expect(await sent(mail.port)).toBe('taken');
  });

  test('waits no longer than its limit, and ends with a cancel', async () => {
    const silent = await startHalfServer(['220 here\r\n', '250-'], 'silence');
    stops.push(silent.stop);
    expect(await sent(silent.port, { answerSeconds: 1 })).toBe('message.timedOut');
    const cancel = new AbortController();
    const going = outcome(mailTo(silent.port).send(MESSAGE, { signal: cancel.signal }));
    cancel.abort();
    expect(await going).toBe('request.cancelled');
  });

  test.each([
    ['nothing', []],
    ['half a greeting', ['22']],
    ['half an answer', ['220 here\r\n', '250-SIZE']],
  ])('to a server that closes after %s is not taken', async (_what, lines) => {
    const half = await startHalfServer(lines, 'close');
    stops.push(half.stop);
    expect(await sent(half.port)).toMatch(/^message\./);
  });

  test('to nobody is none, and nobody who listens is said so', async () => {
    const mail = await server();
    const to = { ...MESSAGE.to, mail: '' };
    expect(await outcome(mailTo(mail.port).send({ ...MESSAGE, to }, { signal }))).toBe(
      'message.noAddress',
    );
    await mail.stop();
    stops.length = 0;
    expect(await sent(mail.port)).toBe('message.unreachable');
  });

  test('is not needed to try the server', async () => {
    const { port, taken } = await server();
    await mailTo(port).test({ signal });
    expect(taken).toEqual([]);
  });
});

describe.runIf(canMakeCertificates())('a webhook', () => {
  test('gets the message as JSON, and says whether it takes it', async () => {
    const collector = await startCollector(files.authority);
    stops.push(collector.stop);
    const { caFile, certificateFile, keyFile } = files;
    const url = `https://localhost:${collector.port}/sms`;
    const webhook = only({ webhook: { url, caFile, certificateFile, keyFile, answerSeconds: 60 } });
    await webhook.send(MESSAGE, { signal });
    expect(JSON.parse(collector.received[0]?.body ?? '')).toEqual(MESSAGE);
    collector.answer = (_received, response) => void response.writeHead(404).end();
    expect(await outcome(webhook.send(MESSAGE, { signal }))).toBe('message.refused');
    collector.answer = (_received, response) => void response.writeHead(503).end();
    expect(await outcome(webhook.send(MESSAGE, { signal }))).toBe('message.deferred');
    await collector.stop();
    expect(await outcome(webhook.send(MESSAGE, { signal }))).toBe('message.unreachable');
    stops.length = 0;
  });
});

test.each([
  { ownerNotices: {} },
  { webhook: { url: 'http://a.test/' } },
  { mail: { host: 'a.test', from: 'Me <me@a.test>' } },
  { mail: { host: 'a.test', from: 'me@a.test', encryption: 'none' } },
  { mail: { host: 'a.test', from: 'me@a.test', user: 'me' } },
  { mail: { host: 'a.test', from: 'me@a.test' }, ownerNotices: { to: [] } },
  { mail: { host: 'a.test', from: 'me@a.test' }, callerCodes: { by: 'webhook' } },
])('%j is refused', (configuration) => {
  expect(MessageConfiguration.safeParse(configuration).success).toBe(false);
});
