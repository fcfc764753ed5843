import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { logLine } from '#main/desktop/log-line.ts';
import { AppError } from '#shared/errors.ts';
import { holdsSecret } from '#shared/request/secret-text.ts';

const GROUPS = ['471207', '278498', '422125', '177177', '561902', '537405', '468006', '693451'];
const OWNER = '1euIs20Or/60b0ehnTqoX4cMis8=';

test.each(['-', ' ', '\n', '\r\n', '\t', '', '\u2028', ' – '])(
  'no recovery password is written, whatever stands between its groups: %j',
  (between) => {
    const password = GROUPS.join(between);
    const cause = new AppError('internal', `row ${password}`, {
      cause: new Error(`inner ${password}`),
    });
    for (const line of [
      logLine('failed', { cause }),
      logLine(password, {}),
      logLine('x', { name: password, list: [password], deep: { [password]: 1 } }),
    ]) {
      expect(GROUPS.filter((group) => line.includes(group))).toEqual([]);
      expect(line).toContain('[recovery password]');
    }
  },
);

test('nor a TPM owner password', () => {
  const line = logLine('seen', { cause: new Error(`x="${OWNER}"`) });
  expect(line).not.toContain(OWNER);
  expect(line).toContain('[TPM owner password]');
});

test('one event is one line without a secret, whatever is in it', () => {
  const hostile = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
    fc.constant(GROUPS.join('\n')),
    fc.constant('x"}\n[info] sign-in {"operator":"CONTOSO\\anna"}'),
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.dictionary(fc.string(), hostile),
      (event, fields) => {
        const line = logLine(event, { ...fields, cause: new Error(event, { cause: fields }) });
        expect(line).not.toMatch(/[\r\n]/);
        expect(holdsSecret(line)).toBe(false);
      },
    ),
  );
});

test('what leads back to itself is still written', () => {
  const circle = new Error('round');
  circle.cause = Object.assign({ circle }, { count: 3n });
  expect(logLine('uncaught exception', { cause: circle })).toMatch(
    /^uncaught exception .*round.*"3"/,
  );
});
