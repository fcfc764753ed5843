import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import type { CallName } from '#shared/contract.ts';
import { holdsSecret } from '#shared/request/secret-text.ts';
import { Role } from '#shared/sign-in/role.ts';
import type { WireReply } from '#shared/wire.ts';
import { CALL_NAMES, testConsole } from '#test/fakes/console.ts';
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
  'reports.verifyChain',
  'recovery.removableDrives',
  'recovery.callerCheck',
  'logins.list',
]);

type Kind = 'recovery' | 'tpm' | 'file';
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

test('a page gets no key without an entry, and no call beyond its role; one chain', async () => {
  const happened = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...Role.options], { minLength: 1 }),
      fc.array(request, { minLength: 20, maxLength: 40 }),
      async (roles, requests) => {
        const app = testConsole();
        app.profile.protectors.push(
          protectorOf(KEYS[0] ?? ''),
          protectorOf(KEYS[1] ?? '', { users: ['CONTOSO\\bert'] }),
          protectorOf(KEYS[2] ?? '', { users: [] }),
        );
        app.profile.tpmOwners.push(tpmOwnerOf('1', OWNER));
        Object.assign(app.profile.info, { databaseLogins: ['MBAM'] });
        await app.signIn(...roles);
        const given: { readonly kind: Kind; readonly id: string }[] = [];
        const pending: Promise<WireReply>[] = [];

        for (const { name, waits, held, keyId, proof, form: filledIn, ...rest } of requests) {
          // Mostly the newest id of the right kind; now and then any, or one that was made up.
          const idOf = (kind: Kind) =>
            (held === 0 ? given.at(-1)?.id : given.findLast((one) => one.kind === kind)?.id) ??
            randomUUID();
          const disclosureId = idOf(name.startsWith('tpm.') ? 'tpm' : 'recovery');
          const authorisation = { kind: proof, disclosureId, fileId: idOf('file') };
          const filled = {
            ...filledIn,
            reason: filledIn.reason === 'usual' ? usualReason(name) : filledIn.reason,
          };
          const input = {
            form: filled,
            authorisation,
            fileName: 'x.tpm',
            bytes: TPM_FILE,
            start: 'WS-',
            profileId: 'test',
            userName: 'CONTOSO\\op',
            before: null,
            words: {},
            disclosureId,
            keyId,
            note: filledIn.note,
            ...rest,
          };
          const reply = app.call(name, TAKES_NOTHING.has(name) ? undefined : input);
          pending.push(
            reply.then((answer) => {
              const ids = JSON.stringify(answer).matchAll(/"(disclosure|file)Id":"([^"]+)/g);
              for (const [, what, id = ''] of ids)
                given.push({
                  kind: what === 'file' ? 'file' : name.startsWith('tpm.') ? 'tpm' : 'recovery',
                  id,
                });
              return answer;
            }),
          );
          if (waits) await reply;
        }

        const replies = await Promise.all(pending);
        for (const { action, keyType, result } of app.profile.entries)
          happened.add(`${action} ${keyType} ${result}`);
        const withDigits = replies.filter((reply) =>
          [FIRST_GROUP, OWNER].some((secret) => JSON.stringify(reply).includes(secret)),
        ).length;
        const { entries } = app.profile;
        const shown = entries.filter(
          ({ action, result }) =>
            ['disclose', 'show-again'].includes(action) && result === 'successful',
        ).length;
        expect(withDigits).toBeLessThanOrEqual(shown);
        expect(
          entries
            .filter(
              ({ action, result }) =>
                ['disclose', 'reset-lockout'].includes(action) && result !== 'failed',
            )
            .filter((entry) => oversteps(roles, entry)),
        ).toEqual([]);
        // All files of a kit leave by one choice.
        const saved = new Set([...app.saver.files.keys()].map((name) => name.split('/')[0]));
        expect(saved.size).toBeLessThanOrEqual(
          entries.filter(({ result }) => result === 'intended').length,
        );
        const resets = entries.filter(
          ({ action, result }) => action === 'reset-lockout' && result === 'intended',
        ).length;
        expect(app.profile.tpmRemote.sent.length).toBeLessThanOrEqual(resets);
        expect(verifyChain(entries)).toMatchObject({ intact: true, count: entries.length });
        expect(entries.filter((entry) => holdsSecret(JSON.stringify(entry)))).toEqual([]);
        expect(app.unforeseen).toEqual([]);
      },
    ),
    { numRuns: 1_200 },
  );
  // Or the page was never given anything to misuse.
  expect([...happened]).toEqual(
    expect.arrayContaining([
      'disclose recovery-key-password successful',
      'disclose tpm-password-hash successful',
      'copy tpm-password-hash successful',
      'copy recovery-key-password successful',
      'save-key-package key-package successful',
      'note  successful',
      'reset-lockout tpm-password-hash intended',
    ]),
  );
});
