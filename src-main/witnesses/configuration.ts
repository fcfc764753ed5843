import { z } from 'zod';

/** Host names and addresses; no path, no user. */
const Host = z.string().regex(/^[A-Za-z0-9._:-]{1,255}$/, 'is no host name and no address');
const Path = z.string().min(1).max(1_000);

const common = {
  name: z
    .string()
    .min(1)
    .max(60)
    .describe('As people read it. What was handed over is remembered by it: do not change it.'),
  mode: z
    .enum(['required', 'best-effort'])
    .describe('required: without it no key goes out. best-effort: it gets what it missed later.'),
  caFile: Path.optional().describe(
    'The authorities its certificate may come from, in PEM form, and no others.',
  ),
  certificateFile: Path.optional().describe('The certificate this computer shows, in PEM form.'),
  keyFile: Path.optional().describe('The key of that certificate, in PEM form.'),
  answerSeconds: z.int().min(1).max(60).default(10).describe('How long it may take to confirm.'),
};

const Syslog = z.strictObject({
  kind: z.literal('syslog'),
  ...common,
  host: Host,
  port: z.int().min(1).max(65_535).default(6_514),
});

const Folder = z.strictObject({
  kind: z.literal('folder'),
  name: common.name,
  mode: common.mode,
  folder: Path.describe('It is not made: a share that is missing is an outage.'),
  answerSeconds: common.answerSeconds,
});

const EventLog = z.strictObject({
  kind: z.literal('event-log'),
  name: common.name,
  mode: common.mode,
  logName: z.string().min(1).max(200).default('Application'),
  source: z
    .string()
    .min(1)
    .max(200)
    .default('Keydesk')
    .describe('An administrator registers it once, with New-EventLog.'),
  answerSeconds: common.answerSeconds,
});

const Https = z.strictObject({
  kind: z.literal('https'),
  ...common,
  url: z.url({ protocol: /^https$/ }),
  format: z.enum(['json', 'splunk-hec', 'sentinel']).default('json'),
  tokenFile: Path.optional().describe('What it knows this computer by, sent with each request.'),
});

/** Where the newest entry is noted once a day. */
export const AnchorConfiguration = z
  .strictObject({
    folder: Path.optional().describe('A folder, best on a share where nobody may change a file.'),
    mailTo: z
      .email()
      .max(254)
      .optional()
      .describe('A mailbox that gets a mail each day, through the mail server of `messages`.'),
  })
  .refine(
    ({ folder, mailTo }) => folder !== undefined || mailTo !== undefined,
    'there is neither a folder nor a mailbox',
  );

/** A witness, as an organisation configures it. */
export const WitnessConfiguration = z
  .discriminatedUnion('kind', [Syslog, Https, Folder, EventLog])
  .refine(
    (one) =>
      one.kind === 'folder' ||
      one.kind === 'event-log' ||
      (one.certificateFile === undefined) === (one.keyFile === undefined),
    'certificateFile and keyFile belong together',
  );
export type WitnessConfiguration = z.infer<typeof WitnessConfiguration>;
export type SyslogConfiguration = z.infer<typeof Syslog>;
export type HttpsConfiguration = z.infer<typeof Https>;
export type EventLogConfiguration = z.infer<typeof EventLog>;
export type FolderConfiguration = z.infer<typeof Folder>;
