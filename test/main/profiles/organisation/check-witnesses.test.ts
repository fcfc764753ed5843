import { expect, test } from 'vitest';
import type { Witness } from '#main/ports/audit/witness.ts';
import { withWitnesses } from '#main/profiles/organisation/check-witnesses.ts';
import { OrganisationConfiguration } from '#main/profiles/organisation/configuration.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { AppError } from '#shared/errors.ts';

const signal = new AbortController().signal;
const BEFORE: CheckStep = { name: 'find', state: 'passed', facts: {} };
const before = async (_credentials: unknown, options: { onStep: (step: CheckStep) => void }) => {
  options.onStep(BEFORE);
};

function witness(name: string, failure?: AppError): Witness {
  return {
    name,
    isRequired: true,
    atOnce: 1,
    take: async () => undefined,
    test: async () => {
      if (failure !== undefined) throw failure;
    },
  };
}

async function stepsOf(...witnesses: readonly Witness[]): Promise<readonly CheckStep[]> {
  const steps: CheckStep[] = [];
  const onStep = (step: CheckStep) => void steps.push(step);
  await withWitnesses(before, witnesses)(undefined, { signal, onStep });
  return steps;
}

test('a check without witnesses says nothing of them', async () => {
  expect(await stepsOf()).toEqual([BEFORE]);
});

test('a check sends each witness a message, with nobody signed in', async () => {
  expect(await stepsOf(witness('Log server'), witness('Splunk'))).toEqual([
    BEFORE,
    { name: 'witnesses', state: 'passed', facts: { answered: 'Log server, Splunk', failed: '' } },
  ]);
});

test('a check names the witness that does not take it, and why', async () => {
  const away = new AppError('witness.notTrusted', 'no', {
    details: { reason: 'CERT_HAS_EXPIRED' },
  });
  expect(await stepsOf(witness('Log server'), witness('Splunk', away))).toEqual([
    BEFORE,
    {
      name: 'witnesses',
      state: 'failed',
      facts: { answered: 'Log server', failed: 'Splunk' },
      failure: 'witness.notTrusted',
      details: { reason: 'CERT_HAS_EXPIRED', server: 'Splunk' },
    },
  ]);
});

const SYSLOG = { kind: 'syslog', name: 'Log server', mode: 'required', host: 'log1.contoso.com' };
const parse = (more: object) =>
  OrganisationConfiguration.safeParse({
    id: 'x',
    name: 'X',
    activeDirectory: { domain: 'contoso.test', groups: {} },
    ...more,
  });

test('a witness in the configuration needs little', () => {
  expect(parse({ witnesses: [SYSLOG] }).data?.witnesses).toEqual([
    { ...SYSLOG, port: 6_514, answerSeconds: 10 },
  ]);
  expect(parse({}).data?.witnesses).toEqual([]);
});

test.each([
  ['two of one name', { witnesses: [SYSLOG, SYSLOG] }],
  ['one without a mode', { witnesses: [{ ...SYSLOG, mode: undefined }] }],
  ['one by UDP', { witnesses: [{ ...SYSLOG, transport: 'udp' }] }],
  ['one that may take no time', { witnesses: [{ ...SYSLOG, answerSeconds: 0 }] }],
  [
    'one beside a central store',
    {
      witnesses: [SYSLOG],
      store: { kind: 'sql-server', server: { host: 'sql1', database: 'Keydesk' } },
    },
  ],
])('the configuration cannot have %s', (_what, more) => {
  expect(parse(more).success).toBe(false);
});
