import { z } from 'zod';
import { Language } from '#shared/console/language.ts';
import { Role } from '#shared/sign-in/role.ts';

const Path = z.string().min(1).max(1_000);
/** A bare mailbox, without a name before it. */
const Mailbox = z.email().max(254);
const Way = z.enum(['mail', 'webhook']);

const common = {
  caFile: Path.optional().describe(
    'The authorities its certificate may come from, in PEM form, and no others.',
  ),
  certificateFile: Path.optional().describe('The certificate this computer shows, in PEM form.'),
  keyFile: Path.optional().describe('The key of that certificate, in PEM form.'),
  answerSeconds: z.int().min(1).max(60).default(15).describe('How long it may take to answer.'),
};

const Mail = z
  .strictObject({
    ...common,
    host: z.string().regex(/^[A-Za-z0-9._:-]{1,255}$/, 'is no host name and no address'),
    port: z.int().min(1).max(65_535).default(587),
    encryption: z
      .enum(['starttls', 'tls'])
      .default('starttls')
      .describe('There is no unencrypted way.'),
    from: Mailbox.describe('The sender of all mails.'),
    user: z.string().min(1).max(256).optional().describe('For a server that wants a login.'),
    passwordFile: Path.optional().describe('A file with the password of that login.'),
  })
  .refine(
    ({ user, passwordFile }) => (user === undefined) === (passwordFile === undefined),
    'user and passwordFile belong together',
  );
export type MailConfiguration = z.infer<typeof Mail>;

const Webhook = z.strictObject({
  ...common,
  url: z.url({ protocol: /^https$/ }),
  tokenFile: Path.optional().describe('What it knows this computer by, sent with each request.'),
});
export type WebhookConfiguration = z.infer<typeof Webhook>;

const OwnerNotices = z
  .strictObject({
    by: Way.default('mail'),
    to: z
      .array(z.enum(['end-user', 'manager']))
      .max(2)
      .default(['end-user'])
      .describe('Whom the directory names: the end user, the manager of the end user.'),
    mailbox: Mailbox.optional().describe('A mailbox that gets every notice.'),
  })
  .refine(({ to, mailbox }) => to.length > 0 || mailbox !== undefined, 'there is no recipient');

const CallerCodes = z.strictObject({
  by: Way.default('mail'),
  requiredOf: z
    .array(Role.exclude(['reports']))
    .default([])
    .describe('Roles that are handed no recovery password without a right code: admin, user.'),
  minutes: z.int().min(1).max(60).default(10).describe('How long a code is good.'),
  tries: z.int().min(1).max(10).default(3).describe('How often a code may be typed in.'),
});

/** How people are told of what concerns them, by mail or through an endpoint. */
export const MessageConfiguration = z
  .strictObject({
    language: Language.default('en').describe('The language of all messages to people.'),
    mail: Mail.optional(),
    webhook: Webhook.optional().describe(
      'Takes each message as JSON: for SMS gateways, push and whatever else.',
    ),
    ownerNotices: OwnerNotices.optional().describe(
      'Tells the end user when a secret of theirs was disclosed. Off without it.',
    ),
    callerCodes: CallerCodes.optional().describe(
      'Sends a one-time code to the end user, which the caller reads back. Off without it.',
    ),
  })
  .refine(
    ({ ownerNotices, callerCodes, ...ways }) =>
      [ownerNotices, callerCodes].every((use) => use === undefined || ways[use.by] !== undefined),
    'ownerNotices or callerCodes are sent by a way that is not configured',
  )
  .refine(
    ({ mail, webhook }) =>
      [mail, webhook].every(
        (way) => (way?.certificateFile === undefined) === (way?.keyFile === undefined),
      ),
    'certificateFile and keyFile belong together',
  );
export type MessageConfiguration = z.infer<typeof MessageConfiguration>;
