import { beforeEach, describe, expect, test } from 'vitest';
import { NO_FILTER } from '#shared/audit/audit-report.ts';
import { NOTHING_LOOKED_AT } from '#shared/audit/unusual-activity.ts';
import { Settings } from '#shared/console/settings.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';
import { ID, disclosed } from './drive-request.ts';

let app: TestConsole;
beforeEach(async () => {
  app = testConsole(Settings.parse({ reports: { importantComputers: ['DC*'] } }));
  app.profile.protectors.push(
    protectorOf(ID),
    protectorOf('DC9D5655-F7CA-4D1D-902F-1B6087118138', {
      computer: { domain: 'CONTOSO', name: 'DC1' },
    }),
  );
  await app.signIn('admin');
});

const LOG = { place: 'log' } as const;

const unusual = (changes: object = {}) =>
  app.ask('reports.unusual', { from: LOG, filter: { ...NO_FILTER, ...changes } });

describe('what is unusual', () => {
  test('is told of the disclosures of the report, by what was before them', async () => {
    await disclosed(app);
    app.clock.advance(60_000);
    await disclosed(app, { keyId: 'DC9D5655' });
    app.clock.advance(60_000);
    await disclosed(app);
    const { looked, entries } = await unusual();
    expect(looked).toBe(3);
    expect(entries.map(({ computer, signs }) => [computer, signs.map(({ sign }) => sign)])).toEqual(
      [
        ['CONTOSO\\WS-1', ['again-soon']],
        ['CONTOSO\\DC1', ['important-computer']],
      ],
    );
    expect(app.profile.entries.at(-1)?.action).toBe('disclose');
  });

  test('looks at what the filter lets through alone', async () => {
    await disclosed(app);
    await disclosed(app);
    expect(await unusual({ computer: 'DC1' })).toEqual(NOTHING_LOOKED_AT);
    expect(await unusual({ action: 'copy' })).toEqual(NOTHING_LOOKED_AT);
    expect(await unusual({ result: 'failed' })).toEqual(NOTHING_LOOKED_AT);
    expect((await unusual({ operator: 'op' })).looked).toBe(2);
  });

  test('is for those who may read reports', async () => {
    await app.signIn('user');
    expect(await app.refused('reports.unusual', { from: LOG, filter: NO_FILTER })).toBe(
      'auth.forbidden',
    );
  });
});

test.each([['DC*'], ['*-CEO'], ['SRV_1.x']])('%s names computers', (pattern) => {
  const reports = { importantComputers: [pattern] };
  expect(Settings.safeParse({ reports }).success).toBe(true);
});

test.each([[''], ['a b'], ['[DC]'], ['x'.repeat(65)]])('%j names none', (pattern) => {
  const reports = { importantComputers: [pattern] };
  expect(Settings.safeParse({ reports }).success).toBe(false);
});
