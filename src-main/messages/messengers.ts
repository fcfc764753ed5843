import { post } from '#main/drivers/https/post.ts';
import { readIdentity, readText } from '#main/drivers/network/client-identity.ts';
import { type MailServer, sendMail, tryMailServer } from '#main/drivers/smtp/send-mail.ts';
import type { Message, Messenger } from '#main/ports/messages/messages.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type {
  MailConfiguration,
  MessageConfiguration,
  WebhookConfiguration,
} from './configuration.ts';

/** The configured ways to send messages. Nothing is sent yet. */
export function messengersOf({ mail, webhook }: MessageConfiguration): readonly Messenger[] {
  return [...(mail ? [mailMessenger(mail)] : []), ...(webhook ? [webhookMessenger(webhook)] : [])];
}

function mailMessenger(configuration: MailConfiguration): Messenger {
  const { host, from, answerSeconds } = configuration;
  const limit = ({ signal }: CallOptions) => ({ ms: answerSeconds * 1000, signal });
  return {
    kind: 'mail',
    name: host,
    send: ({ to: { mail }, subject, text }, options) =>
      named(host, async () => {
        if (mail === '') throw new AppError('message.noAddress', 'the directory has no mailbox');
        await sendMail(
          { from, to: mail, subject, text },
          await serverOf(configuration),
          limit(options),
        );
      }),
    test: (options) =>
      named(host, async () => tryMailServer(await serverOf(configuration), limit(options))),
  };
}

/** Files are read anew each time: passwords and certificates change while a console runs. */
async function serverOf(configuration: MailConfiguration): Promise<MailServer> {
  const { host, port, encryption, user, passwordFile } = configuration;
  const identity = await readIdentity(configuration);
  const pass = (await readText(passwordFile))?.trim();
  const login = user === undefined || pass === undefined ? undefined : { user, pass };
  return { host, port, encryption, identity, login };
}

function webhookMessenger(configuration: WebhookConfiguration): Messenger {
  const { host } = new URL(configuration.url);
  return {
    kind: 'webhook',
    name: host,
    send: (message, options) => named(host, () => postTo(configuration, bodyOf(message), options)),
    test: (options) =>
      named(host, () => postTo(configuration, JSON.stringify({ kind: 'test' }), options)),
  };
}

function bodyOf({ kind, to, subject, text, facts }: Message): string {
  return JSON.stringify({ kind, to, subject, text, facts });
}

async function postTo(
  configuration: WebhookConfiguration,
  body: string,
  { signal }: CallOptions,
): Promise<void> {
  const { url, tokenFile, answerSeconds } = configuration;
  const identity = await readIdentity(configuration);
  const token = (await readText(tokenFile))?.trim();
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const { status } = await post(
    { url: new URL(url), headers, body, identity },
    { ms: answerSeconds * 1000, signal },
  );
  if (status >= 200 && status <= 299) return;
  const details = { reason: `HTTP ${status}` };
  // 429 and 5xx pass; what is said of this very message does not.
  const code = status === 429 || status >= 500 ? 'message.deferred' : 'message.refused';
  throw new AppError(code, details.reason, { details });
}

const OF_MESSAGES: Readonly<Partial<Record<ErrorCode, ErrorCode>>> = {
  'witness.unreachable': 'message.unreachable',
  'witness.timedOut': 'message.timedOut',
  'witness.notTrusted': 'message.notTrusted',
  // The answer was cut short or is none: whether it was taken is not known.
  'witness.refused': 'message.deferred',
  'witness.notConfigured': 'message.notConfigured',
};

/** The same with the name of the server in its errors. */
async function named(server: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(OF_MESSAGES[error.code] ?? error.code, error.message, {
      cause: error,
      details: { ...error.details, server },
    });
  }
}
