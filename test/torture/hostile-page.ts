import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import type { CallName } from '#shared/contract.ts';
import { holdsSecret } from '#shared/request/secret-text.ts';
import { Role } from '#shared/sign-in/role.ts';
import type { WireReply } from '#shared/wire.ts';
import { CALL_NAMES, type TestConsole, testConsole } from '#test/fakes/console.ts';
import { protectorOf, tpmOwnerOf } from '#test/fakes/memory-profile.ts';

const KEYS = [
  'AC9D5655-F7CA-4D1D-902F-1B6087118138',
  'AC9D5655-0000-4D1D-902F-1B6087118138',
  'BBBBBBBB-0000-4D1D-902F-1B6087118138',
];
// With its quotes: a hash may hold the same digits by chance.
const FIRST_GROUP = '"471207"';

const OWNER = '1euIs20Or/60b0ehnTqoX4cMis8=';
const TPM_FILE = new TextEncoder().encode(
  `<tpmOwnerData machineName="WS-2"><ownerAuth>${OWNER}</ownerAuth></tpmOwnerData>`,
);

const form = fc.record({
  userDomain: fc.constantFrom('', 'CONTOSO'),
  userName: fc.constantFrom('', 'anna', 'ANNA', 'bert'),
  keyId: fc.constantFrom('AC9D5655', 'BBBBBBBB', '00000000', ...KEYS, 'x'),
  computerDomain: fc.constantFrom('contoso.test', 'CONTOSO'),
  computerName: fc.constantFrom('WS-1', 'WS-1', 'WS-9', 'x y'),
  /** In words that fit the form it is for, most of the time. */
  reason: fc.constantFrom('', 'other', 'usual', 'usual', 'usual'),
  note: fc.constantFrom(
    '',
    'why',
    'why',
    '471207-278498-422125-177177-561902-537405-468006-693451',
  ),
  ticket: fc.constantFrom('', 'INC1'),
});

const TAKES_NOTHING = new Set<CallName>([
  'tpm.chooseFile',
  'session.current',
  'session.lock',
  'session.signOut',
  'recovery.removableDrives',
  'recovery.callerCheck',
  'logins.list',
]);

type Kind = 'recovery' | 'tpm' | 'file';
/** An id the page was given. */
interface Given {
  readonly kind: Kind;
  readonly id: string;
}
const usualReason = (name: CallName) =>
  name.startsWith('tpm.') ? 'reset-pin-lockout' : 'lost-pin';

/**
 * What a page in the wrong hands may ask next; `held` stands for a disclosure id it was given, or
 * invents.
 */
const request = fc.record({
  // Mostly calls that lead to a key. Calls that end the session are rare, because afterwards most
  // others are refused.
  name: fc.oneof(
    {
      weight: 7,
      arbitrary: fc.constantFrom(...CALL_NAMES.filter((name) => /^(recovery|tpm)\./.test(name))),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...CALL_NAMES.filter((name) => !name.startsWith('session.'))),
    },
    { weight: 1, arbitrary: fc.constantFrom(...CALL_NAMES) },
  ),
  form,
  keyId: fc.constantFrom(...KEYS),
  held: fc.nat({ max: 3 }),
  ownerId: fc.constantFrom('1', '2', 'x'),
  proof: fc.constantFrom('kept-by-computer', 'retrieved', 'file'),
  acceptsOtherMachine: fc.boolean(),
  acceptsSuperseded: fc.boolean(),
  command: fc.constantFrom(
    { kind: 'unlock', drive: 'E:' },
    { kind: 'repair', corrupted: 'C:', fixed: 'D:', keyPackage: '', acceptsOverwrite: true },
    { kind: 'unlock', drive: 'E: & calc' },
  ),
  withPassword: fc.boolean(),
  password: fc.constantFrom('pw', 'no', ''),
  source: fc.constantFrom('MBAM', '../MBAM'),
  /** Whether it waits for the answer before it asks again. */
  waits: fc.boolean(),
});

/**
 * A disclosure that these roles do not allow: without a role for drives, or to nobody, or of
 * another person's computer.
 */
function oversteps(roles: readonly Role[], { endUser, keyId, keyType }: AuditEntry): boolean {
  if (roles.includes('admin')) return false;
  if (keyType === 'tpm-password-hash') return !roles.includes('user') || !/anna$/i.test(endUser);
  const isStrangers =
    (keyId === KEYS[0] && !/anna$/i.test(endUser)) ||
    (keyId === KEYS[1] && !/bert$/i.test(endUser));
  return !roles.includes('user') || endUser === '' || isStrangers;
}

/** A page in the wrong hands: who is signed in, and what it asks. */
export const hostilePage = fc.record({
  roles: fc.subarray([...Role.options], { minLength: 1 }),
  requests: fc.array(request, { minLength: 20, maxLength: 40 }),
});
type HostilePage = typeof hostilePage extends fc.Arbitrary<infer Value> ? Value : never;
type Asked = HostilePage['requests'][number];

/** What came of it. */
export interface Misuse {
  /** What the page should not have got, in words. */
  readonly lost: readonly string[];
  /** Kinds of entries that were written: without them the page was never given anything. */
  readonly happened: readonly string[];
}

/** Lets such a page ask the real router, over features on a profile in memory. */
export async function misuse({ roles, requests }: HostilePage): Promise<Misuse> {
  const app = consoleWithKeys();
  await app.signIn(...roles);
  const given: Given[] = [];
  const pending: Promise<WireReply>[] = [];
  for (const asked of requests) {
    const input = TAKES_NOTHING.has(asked.name) ? undefined : inputOf(asked, given);
    const reply = app.call(asked.name, input);
    pending.push(reply);
    void reply.then((answer) => given.push(...givenIn(asked.name, answer)));
    if (asked.waits) await reply;
  }
  const replies = await Promise.all(pending);
  const { entries } = app.profile;
  return {
    lost: [...overstepped(roles, entries), ...unrecorded(app, replies), ...damaged(app)],
    happened: entries.map(({ action, keyType, result }) => `${action} ${keyType} ${result}`),
  };
}

function consoleWithKeys(): TestConsole {
  const app = testConsole();
  app.profile.protectors.push(
    protectorOf(KEYS[0] ?? ''),
    protectorOf(KEYS[1] ?? '', { users: ['CONTOSO\\bert'] }),
    protectorOf(KEYS[2] ?? '', { users: [] }),
  );
  app.profile.tpmOwners.push(tpmOwnerOf('1', OWNER));
  Object.assign(app.profile.info, { databaseLogins: ['MBAM'] });
  return app;
}

function inputOf(
  { name, held, keyId, proof, form: typed, ...rest }: Asked,
  given: readonly Given[],
) {
  // Mostly the newest id of the right kind; now and then any, or one that was made up.
  const idOf = (kind: Kind) =>
    (held === 0 ? given.at(-1)?.id : given.findLast((one) => one.kind === kind)?.id) ??
    randomUUID();
  const disclosureId = idOf(name.startsWith('tpm.') ? 'tpm' : 'recovery');
  return {
    form: { ...typed, reason: typed.reason === 'usual' ? usualReason(name) : typed.reason },
    authorisation: { kind: proof, disclosureId, fileId: idOf('file') },
    fileName: 'x.tpm',
    bytes: TPM_FILE,
    start: 'WS-',
    profileId: 'test',
    userName: 'CONTOSO\\op',
    before: null,
    words: {},
    disclosureId,
    keyId,
    note: typed.note,
    ...rest,
  };
}

function givenIn(name: CallName, answer: WireReply): readonly Given[] {
  const ids = JSON.stringify(answer).matchAll(/"(disclosure|file)Id":"([^"]+)/g);
  const secret = name.startsWith('tpm.') ? 'tpm' : 'recovery';
  return [...ids].map(([, what, id = '']) => ({ kind: what === 'file' ? 'file' : secret, id }));
}

function overstepped(roles: readonly Role[], entries: readonly AuditEntry[]): readonly string[] {
  return entries
    .filter(
      ({ action, result }) => /^(disclose|reset-lockout)$/.test(action) && result !== 'failed',
    )
    .filter((entry) => oversteps(roles, entry))
    .map((entry) => `beyond ${roles.join(' and ')}: ${JSON.stringify(entry)}`);
}

function unrecorded(app: TestConsole, replies: readonly WireReply[]): readonly string[] {
  const { entries, tpmRemote } = app.profile;
  const count = (fits: (entry: AuditEntry) => boolean) => entries.filter(fits).length;
  const withDigits = replies.filter((reply) =>
    [FIRST_GROUP, OWNER].some((secret) => JSON.stringify(reply).includes(secret)),
  ).length;
  const shown = count(
    ({ action, result }) => /^(disclose|show-again)$/.test(action) && result === 'successful',
  );
  // All files of a kit leave by one choice.
  const saved = new Set([...app.saver.files.keys()].map((name) => name.split('/')[0])).size;
  const intended = count(({ result }) => result === 'intended');
  const resets = count(({ action, result }) => action === 'reset-lockout' && result === 'intended');
  return [
    ...(withDigits > shown ? [`${withDigits} answers with a secret, ${shown} entries`] : []),
    ...(saved > intended ? [`${saved} files saved, ${intended} intents`] : []),
    ...(tpmRemote.sent.length > resets
      ? [`${tpmRemote.sent.length} resets, ${resets} intents`]
      : []),
  ];
}

function damaged({ profile: { entries }, unforeseen }: TestConsole): readonly string[] {
  const verdict = verifyChain(entries);
  return [
    ...(verdict.intact && verdict.count === entries.length ? [] : ['a broken chain']),
    ...entries
      .filter((entry) => holdsSecret(JSON.stringify(entry)))
      .map(({ sequence }) => `a secret in entry ${sequence}`),
    ...unforeseen.map((cause) => `unforeseen: ${String(cause)}`),
  ];
}
