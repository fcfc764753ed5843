import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lineOf } from '#main/domain/diagnostics/step-line.ts';
import { evidenceFile } from '#main/domain/reports/evidence.ts';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { MIGRATIONS } from '#main/sources/embedded-store/migrations/all.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { encryptStore } from '#main/sources/embedded-store/secrets/encrypt-store.ts';
import { DeskExit } from '#main/tools/desk/exit-codes.ts';
import type { PolicyReport } from '#main/tools/desk/policy-report.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { TEST_KEY } from '#test/fakes/store-keys.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import { startFakeForest } from '#test/main/sources/active-directory/fake-forest/fake-forest.ts';
import { type TempFolder, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';
import { ROOT } from '#test/root.ts';
import { makeOldStore } from '#test/torture/old-store.ts';
import { alterEntry, entriesIn, makeStoreWithEntries } from '../store/broken-store.ts';
import { reportIn, runDesk } from './run-desk.ts';

/** A directory that nothing answers for: the port of TCP that is never served. */
const NOWHERE = { domain: 'contoso.test', controllers: ['127.0.0.1:1'], groups: { admin: 'C\\A' } };

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => {
  folder.remove();
});

const storeOf = (id: string) => join(folder.path, 'profiles', id, 'keydesk.db');

function configure(...profiles: readonly object[]): void {
  writeFileSync(join(folder.path, 'keydesk.json'), JSON.stringify({ profiles }));
}

async function makeLog(id: string, entries: number): Promise<void> {
  mkdirSync(dirname(storeOf(id)), { recursive: true });
  await makeStoreWithEntries(storeOf(id), entries);
}

const run = (...args: readonly string[]) => runDesk(folder.path, args);

/** As a directory writes a moment. */
function generalizedTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}.0Z`;
}

describe('--version', () => {
  test('is one line', async () => {
    expect(await run('--version')).toEqual({
      code: DeskExit.good,
      said: 'Keydesk 1.2.3\n',
      complained: '',
    });
  });
});

describe('--check', () => {
  test('without configuration and data finds nothing wrong, and makes nothing', async () => {
    const { code, said } = await run('--check');
    expect(said).toContain('Keydesk 1.2.3, without a configuration');
    expect(said).toMatch(/passed {2}store .*entries="none yet"/);
    expect(said).toContain('In order.');
    expect(code).toBe(DeskExit.good);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('says what does not work, in text and in JSON', async () => {
    configure({ id: 'contoso', name: 'Contoso', activeDirectory: NOWHERE });
    const text = await run('--check');
    expect(text.said).toMatch(/failed {2}reach {7}directory\.unreachable/);
    expect(text.said).toContain('NOT GOOD');
    expect(text.code).toBe(DeskExit.notGood);
    const json = await run('--check', '--json');
    expect(json.code).toBe(DeskExit.notGood);
    expect(reportIn(json.said)).toMatchObject({
      version: '1.2.3',
      state: 'failed',
      configuration: { origin: 'user' },
      profiles: [{ id: 'contoso', name: 'Contoso' }],
    });
  });

  test('a damaged store is not good, and stays as it is', async () => {
    configure({ id: 'contoso', name: 'Contoso', activeDirectory: NOWHERE });
    mkdirSync(dirname(storeOf('contoso')), { recursive: true });
    writeFileSync(storeOf('contoso'), 'no store at all');
    const { said } = await run('--check', '--json');
    const [profile] = reportIn(said).profiles;
    expect(profile?.steps.find(({ name }) => name === 'store')).toMatchObject({
      state: 'failed',
      failure: 'store.damaged',
    });
    expect(readFileSync(storeOf('contoso'), 'utf8')).toBe('no store at all');
  });

  test('secrets in clear are a warning, encrypted ones are in order', async () => {
    configure({ id: 'contoso', name: 'Contoso', activeDirectory: NOWHERE });
    mkdirSync(dirname(storeOf('contoso')), { recursive: true });
    await makeOldStore(storeOf('contoso'), MIGRATIONS.length);
    const storeStep = async () => {
      const [profile] = reportIn((await run('--check', '--json')).said).profiles;
      return profile?.steps.find(({ name }) => name === 'store');
    };
    expect(await storeStep()).toMatchObject({ state: 'warning', facts: { secrets: 'clear' } });
    await encryptStore(storeOf('contoso'), TEST_KEY);
    expect(await storeStep()).toMatchObject({ state: 'passed', facts: { secrets: 'encrypted' } });
  });

  test('a configuration that cannot be used is said, and nothing else is looked at', async () => {
    writeFileSync(join(folder.path, 'keydesk.json'), '{"profile": []}');
    const { code, said, complained } = await run('--check', '--json');
    expect(complained).toContain('The configuration cannot be used');
    expect(said).toBe('');
    expect(code).toBe(DeskExit.failed);
  });

  test.runIf(canMakeCertificates())(
    'a certificate that ends soon is a warning, with the days it has left',
    { meta: { reason: WITHOUT_OPENSSL } },
    async () => {
      const forest = await startFakeForest({
        people: [],
        dc1Root: { currentTime: [generalizedTime(Date.now())] },
      });
      try {
        configure({
          id: 'contoso',
          name: 'Contoso',
          activeDirectory: {
            ...forest.configuration,
            controllers: [`dc1.contoso.test:${forest.dc1.port}`],
            timeoutFactor: 20,
          },
        });
        const { code, said } = await run('--check', '--json');
        const [profile] = reportIn(said).profiles;
        expect(profile?.steps.find(({ name }) => name === 'certificate')).toMatchObject({
          state: 'warning',
          facts: { days: expect.stringMatching(/^[0-2]$/) },
        });
        expect(profile?.steps.find(({ name }) => name === 'bind')).toMatchObject({
          state: 'skipped',
        });
        expect(code).toBe(DeskExit.warned);
        expect(forest.dc1.events.filter((event) => event.startsWith('bind'))).toEqual([]);
      } finally {
        await forest.stop();
      }
    },
  );
});

describe('--verify-log', () => {
  test('a whole log is in order, and its newest hash is said', async () => {
    configure({ id: 'contoso', name: 'Contoso', activeDirectory: NOWHERE });
    await makeLog('contoso', 3);
    const { code, said } = await run('--verify-log');
    expect(said).toMatch(/passed {2}log .*entries=3 hash=[0-9a-f]{64}/);
    expect(code).toBe(DeskExit.good);
  });

  test('a broken one is not, and is told where; the others are checked too', async () => {
    configure(
      { id: 'contoso', name: 'Contoso', activeDirectory: NOWHERE },
      { id: 'fabrikam', name: 'Fabrikam', activeDirectory: NOWHERE },
    );
    await makeLog('contoso', 3);
    await alterEntry(storeOf('contoso'), 2);
    await makeLog('fabrikam', 2);
    const { code, said } = await run('--verify-log', '--json');
    expect(reportIn(said).profiles.map(({ steps }) => steps[0])).toMatchObject([
      { state: 'failed', failure: 'log.broken', facts: { brokenAt: '2' } },
      { state: 'passed', facts: { entries: '2' } },
    ]);
    expect(code).toBe(DeskExit.notGood);
  });

  test('evidence of a request is compared with the log, and what differs is named', async () => {
    configure({ id: 'contoso', name: 'Contoso', activeDirectory: NOWHERE });
    await makeLog('contoso', 4);
    const entries = await entriesIn(storeOf('contoso'));
    const evidence = (...of: readonly AuditEntry[]) => {
      const file = join(folder.path, 'x.kdevidence');
      const header = {
        kind: 'keydesk-evidence',
        version: 1,
        organisation: 'Contoso',
        generatedAt: '2026-11-24T10:00:00.000Z',
        generatedBy: 'CONTOSO\\rita',
        requestId: entries[0]?.requestId ?? '',
        entries: of.map(({ sequence }) => sequence),
        head: { sequence: 4, hash: entries[3]?.hash ?? '' },
      } as const;
      writeFileSync(file, evidenceFile({ header, entries: of, neighbours: [] }).text());
      return `--evidence=${file}`;
    };
    const stepOf = async (file: string) => {
      const { code, said } = await run('--verify-log', '--json', file);
      const step = reportIn(said).profiles[0]?.steps.find(({ name }) => name === 'evidence');
      return { code, step };
    };
    const [first, second] = entries as [AuditEntry, AuditEntry];
    expect(await stepOf(evidence(first))).toMatchObject({
      code: DeskExit.good,
      step: { state: 'passed', facts: { entries: '1' } },
    });
    // Of another request, altered, and behind the one that follows it in the log.
    expect(await stepOf(evidence(second, { ...first, note: 'nothing' }))).toMatchObject({
      code: DeskExit.notGood,
      step: { failure: 'evidence.unlikeLog', facts: { altered: '1', added: '1', order: '1' } },
    });
    writeFileSync(join(folder.path, 'x.kdevidence'), 'no evidence');
    const other = await stepOf(`--evidence=${join(folder.path, 'x.kdevidence')}`);
    expect(other.step).toMatchObject({ failure: 'evidence.unreadable' });
  });

  test('the log of the demo is checked where there is nothing else', async () => {
    const file = join(folder.path, 'demo/keydesk-demo.db');
    mkdirSync(dirname(file));
    await closeStore(await openStore({ file, purpose: 'demo' }));
    const { code, said } = await run('--verify-log');
    expect(said).toMatch(/passed {2}log .*entries=0/);
    expect(code).toBe(DeskExit.good);
  });
});

describe('--policy', () => {
  const write = (name: string, content: object) => {
    writeFileSync(join(folder.path, name), JSON.stringify(content), { mode: 0o600 });
  };
  const inJson = async () => {
    const { code, said } = await run('--policy', '--json');
    return { code, report: JSON.parse(said) as PolicyReport };
  };
  const lineIn = (said: string, name: string) =>
    said
      .split('\n')
      .find((line) => line.trim().startsWith(`${name} `))
      ?.trim()
      .replaceAll(/ +/g, ' ');

  test('without anything says the defaults, and makes nothing', async () => {
    const { code, said } = await run('--policy');
    expect(code).toBe(DeskExit.good);
    expect(said).toContain('policy.json is not there');
    expect(lineIn(said, 'session.lockAfterIdleSeconds')).toBe(
      'session.lockAfterIdleSeconds default 600',
    );
    expect(lineIn(said, 'session.signIn')).toBe('session.signIn default (not set)');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('says each value that holds, and who has set it', async () => {
    write('policy.json', { version: 1, settings: { session: { lockAfterIdleSeconds: 120 } } });
    write('keydesk.json', { settings: { recovery: { hideAfterSeconds: 45 } } });
    write('state.json', { choices: { 'appearance.theme': 'dark' } });
    const { code, report } = await inJson();
    expect(code).toBe(DeskExit.good);
    expect(report).toMatchObject({ state: 'passed', policy: { state: 'used' }, problems: [] });
    expect(report.settings).toEqual(
      expect.arrayContaining([
        { name: 'session.lockAfterIdleSeconds', value: 120, origin: 'policy' },
        { name: 'recovery.hideAfterSeconds', value: 45, origin: 'configuration' },
        { name: 'appearance.theme', value: 'dark', origin: 'person' },
      ]),
    );
  });

  test('names what cannot be used without its value, and warns', async () => {
    write('policy.json', {
      version: 1,
      settings: {
        recovery: { hideAfterSecond: 'S3cret!' },
        tpm: { remoteTimeoutSeconds: 'S3cret!' },
      },
    });
    const { code, said } = await run('--policy');
    expect(code).toBe(DeskExit.warned);
    expect(said).toContain('"recovery.hideAfterSecond": there is no such setting');
    expect(said).toContain('"tpm.remoteTimeoutSeconds": its value cannot be used');
    expect(lineIn(said, 'tpm.remoteTimeoutSeconds')).toBe('tpm.remoteTimeoutSeconds safe value 30');
    expect(said).not.toContain('S3cret!');
    const check = await run('--check');
    expect(check.said).toMatch(/warning policy .*recovery\.hideAfterSecond:unknown/);
    expect(check.code).toBe(DeskExit.warned);
  });

  test('a policy that cannot be used is not good, here and in --check', async () => {
    writeFileSync(join(folder.path, 'policy.json'), '{', { mode: 0o600 });
    const { code, said } = await run('--policy');
    expect(code).toBe(DeskExit.notGood);
    expect(said).toContain('CANNOT BE USED: it is not JSON');
    const check = await run('--check');
    expect(check.said).toMatch(/failed {2}policy {6}policy\.unusable .*fault=not-json/);
    expect(check.code).toBe(DeskExit.notGood);
  });

  test('a configuration that cannot be used leaves nothing to tell', async () => {
    writeFileSync(join(folder.path, 'keydesk.json'), '{"profile": []}');
    expect((await run('--policy')).code).toBe(DeskExit.failed);
  });

  test('a way to sign in that an organisation cannot have is said', async () => {
    const server = { host: 'sql1.contoso.test', database: 'CM_P01' };
    configure({
      id: 'contoso',
      name: 'Contoso',
      activeDirectory: NOWHERE,
      sources: [{ kind: 'configmgr', server }],
    });
    write('policy.json', { version: 1, settings: { session: { signIn: 'windows' } } });
    const { code, complained } = await run('--policy');
    expect(complained).toContain('settings.session.signIn is "windows"');
    expect(code).toBe(DeskExit.failed);
  });
});

test('what is not understood is said with the usage', async () => {
  const { code, complained } = await run('--check', '--recover');
  expect(complained).toContain("Unknown option '--recover'");
  expect(complained).toContain('keydesk --verify-log [--json]');
  expect(code).toBe(DeskExit.usage);
});

test('the usage fits 80 columns, and names the exit codes of the guide', async () => {
  const { complained } = await run('--check', '--recover');
  expect(complained.split('\n').filter((line) => line.length > 80)).toEqual([]);
  const codes = Object.values(DeskExit);
  const told = complained.slice(complained.indexOf('Exit codes:')).match(/\d+/g)?.map(Number);
  expect(told).toEqual(codes);
  const guide = readFileSync(join(ROOT, 'assets/guide/administrator.md'), 'utf8');
  const [, table = ''] = guide.split('| exit code | meaning |\n');
  const rows = table.split('\n\n')[0]?.split('\n').slice(1) ?? [];
  expect(rows.map((row) => Number(row.split('|')[1]))).toEqual(codes);
});

test('a line is one line, whatever is in it', () => {
  const facts = { reason: 'two\nlines "and more"', days: '12' };
  expect(lineOf({ name: 'disk', state: 'passed', facts })).toBe(
    'passed  disk        reason="two\\nlines \\"and more\\"" days=12',
  );
});
