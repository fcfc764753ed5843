import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { givenFile } from '#main/desktop/given-file.ts';
import { callsOf } from '#main/ipc/call-router.ts';
import { DeskExit } from '#main/tools/desk/exit-codes.ts';
import type { ExportedReport } from '#main/tools/desk/export/export-report.ts';
import { AppError } from '#shared/errors.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { computerNamed } from '#test/fakes/computer-compliance.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { inventoryOf, listedComputer } from '#test/fakes/memory-inventory.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';
import { type TempFolder, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';
import { runDesk } from './run-desk.ts';

const KEY = '3F9A1C7E-0000-4000-8000-000000000001';

let folder: TempFolder;
let file: string;
let desk: TestConsole;
beforeEach(() => {
  folder = tempFolder();
  file = join(folder.path, 'report.csv');
  desk = testConsole();
  knownAs('reports');
});
afterEach(() => {
  folder.remove();
});

/** The operating system has a ticket for somebody with these roles. */
function knownAs(...roles: readonly Role[]): void {
  desk.profile.ticket = String.raw`CONTOSO\svc`;
  desk.profile.accounts.set(String.raw`contoso\svc`, { password: 'never typed', roles });
}

const run = (...args: readonly string[]) =>
  runDesk(folder.path, args, {
    openConsole: async (place) => {
      desk.saver.choose = givenFile(place).choose;
      const { profiles, router, finish } = desk;
      return { profiles: profiles.infos, ask: callsOf(router), finish };
    },
  });

const audit = (...more: readonly string[]) =>
  run('--export-report=recovery-audit', '--range=all', '--form=csv', `--to=${file}`, ...more);

const backup = (...more: readonly string[]) =>
  run('--export-report=recovery-key-backup', '--form=csv', `--to=${file}`, ...more);

/** A second source of recovery keys. */
function addSource(name: string): void {
  const [source] = desk.profile.recovery;
  if (source !== undefined) desk.profile.recovery.push({ ...source, name });
}

const rowsOf = (path: string) => parse(readFileSync(path, 'utf8'), { bom: true });
const entries = () =>
  desk.profile.entries.map(({ action, result, failure, operator, note }) =>
    [action, result, failure, operator, note].filter(Boolean).join(' '),
  );

describe('a report', () => {
  test('of the audit log is written as whoever runs it, with all entries', async () => {
    desk.profile.protectors.push(protectorOf(KEY));
    const { code, said } = await audit('--activity=everything', '--json');
    expect(code).toBe(DeskExit.good);
    const report = JSON.parse(said) as ExportedReport;
    expect(report).toMatchObject({
      state: 'passed',
      report: 'recovery-audit',
      account: String.raw`CONTOSO\svc`,
      file,
    });
    // The sign-in, and the intent of the export itself.
    expect(rowsOf(file)).toHaveLength(1 + report.rows);
    expect(entries()).toEqual([
      String.raw`sign-in successful CONTOSO\svc Windows (Kerberos)`,
      String.raw`export intended CONTOSO\svc csv`,
      expect.stringMatching(/^export successful CONTOSO\\svc csv, \d rows, SHA-256 /),
      String.raw`sign-out successful CONTOSO\svc`,
    ]);
  });

  test('of a computer, of all computers and of backed-up keys is written', async () => {
    desk.profile.computers.push(computerNamed('WS-1', { domain: 'CONTOSO' }));
    desk.profile.inventories.push(inventoryOf(listedComputer('WS-1')));
    for (const order of [
      ['--export-report=computer-compliance', String.raw`--computer=CONTOSO\WS-1`],
      ['--export-report=enterprise-compliance', '--source=memory'],
      ['--export-report=recovery-key-backup'],
    ]) {
      const { code, said, complained } = await run(
        ...order,
        '--form=csv',
        `--to=${file}`,
        '--overwrite',
      );
      expect([code, complained]).toEqual([DeskExit.good, '']);
      expect(said).toContain(`written as csv for CONTOSO\\svc`);
      expect(rowsOf(file).length).toBeGreaterThan(0);
    }
  });

  test.each(['csv', 'xlsx', 'pdf', 'kdreport'])('is written as %s', async (form) => {
    const to = join(folder.path, `report.${form}`);
    const order = ['--export-report=recovery-audit', '--range=all', `--form=${form}`];
    expect((await run(...order, `--to=${to}`)).code).toBe(DeskExit.good);
    expect(readFileSync(to).length).toBeGreaterThan(0);
  });
});

describe('the exit code', () => {
  test(`${DeskExit.notGood}: the log is broken, as a workbook says`, async () => {
    await audit('--overwrite');
    const [first] = desk.profile.entries;
    if (first !== undefined) desk.profile.entries[0] = { ...first, note: 'altered' };
    const { code, said } = await run(
      '--export-report=recovery-audit',
      '--range=all',
      '--form=xlsx',
      `--to=${file}`,
      '--overwrite',
    );
    expect(code).toBe(DeskExit.notGood);
    expect(said).toContain('the audit log is broken');
  });

  test(`${DeskExit.usage}: it is not understood, or has to say which`, async () => {
    expect((await audit('--form=doc')).code).toBe(DeskExit.usage);
    const { code, complained } = await audit('--profile=fabrikam');
    expect([code, complained]).toEqual([
      DeskExit.usage,
      expect.stringContaining('--profile is one of test'),
    ]);
    expect(existsSync(file)).toBe(false);
  });

  test(`${DeskExit.failed}: the log cannot take the entry, so there is no file`, async () => {
    const append = desk.profile.auditLog.append.bind(desk.profile.auditLog);
    Object.assign(desk.profile.auditLog, {
      append: async (draft: Parameters<typeof append>[0]) => {
        if (draft.action === 'export') throw new AppError('store.full', 'full');
        return append(draft);
      },
    });
    const { code, complained } = await audit();
    expect([code, complained]).toEqual([DeskExit.failed, expect.stringContaining('store.full')]);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test(`${DeskExit.failed}: the folder is not there, and that is an entry`, async () => {
    file = join(folder.path, 'gone', 'report.csv');
    const { code, complained } = await audit();
    expect([code, complained]).toEqual([DeskExit.failed, expect.stringContaining('file.gone')]);
    expect(entries()).toContain(String.raw`export failed file.gone CONTOSO\svc csv`);
  });

  test(`${DeskExit.warned}: a source could not be read; what is known is told`, async () => {
    addSource('silent');
    desk.profile.inventories.push(inventoryOf(listedComputer('WS-1')), {
      name: 'silent',
      // oxlint-disable-next-line eslint/require-yield
      async *list() {
        throw new AppError('directory.unreachable', 'no');
      },
    });
    const { code, said } = await backup();
    expect([code, said]).toEqual([
      DeskExit.warned,
      expect.stringContaining('silent could not be read'),
    ]);
    expect(said).toContain('without a key: 0, with damaged keys only: 0, not known: 1');
  });

  test(`${DeskExit.good}: a source that can list no keys is named, and no news`, async () => {
    addSource('service');
    desk.profile.inventories.push(inventoryOf(listedComputer('WS-1')));
    expect((await backup()).said).toContain('service cannot list its keys');
    const { code, said } = await backup('--overwrite', '--json');
    expect(code).toBe(DeskExit.good);
    expect(JSON.parse(said)).toMatchObject({
      state: 'passed',
      backup: { computers: { none: 0, unknown: 1 }, missing: [], notListed: ['service'] },
    });
  });

  test.each([
    ['there is no ticket', () => void (desk.profile.ticket = undefined), 'no Windows ticket'],
    [
      'the ticket has expired',
      () => void (desk.profile.ticket = 'kerberos.expired'),
      'has expired',
    ],
    ['the role sees no reports', () => knownAs('user'), 'may not see reports'],
    [
      'nobody signs in so',
      () => void Object.assign(desk.profile.directory, { ticketHolder: undefined }),
      'types no password',
    ],
    [
      'the account is in no group',
      () => void (desk.profile.signInFailure = 'auth.noRole'),
      'in none of the groups',
    ],
  ])(`${DeskExit.refused}: %s`, async (_why, arrange, sentence) => {
    arrange();
    const { code, complained } = await audit();
    expect([code, complained]).toEqual([DeskExit.refused, expect.stringContaining(sentence)]);
    expect(existsSync(file)).toBe(false);
  });

  test(`${DeskExit.refused}: a report that the role may not see is an entry`, async () => {
    knownAs('user');
    await audit();
    expect(entries()).toContainEqual(expect.stringMatching(/^refusal failed auth\.forbidden/));
  });

  test(`${DeskExit.refused}: in the demo, whose people are made up`, async () => {
    Object.assign(desk.profile.info, { demo: true });
    expect((await audit()).code).toBe(DeskExit.refused);
    expect(desk.profile.entries).toEqual([]);
  });

  test(`${DeskExit.alreadyThere}: a file of this name stays, and nobody signs in`, async () => {
    writeFileSync(file, 'last month');
    const { code, complained } = await audit();
    expect([code, complained]).toEqual([
      DeskExit.alreadyThere,
      expect.stringContaining('--overwrite'),
    ]);
    expect(readFileSync(file, 'utf8')).toBe('last month');
    expect(desk.profile.entries).toEqual([]);
    expect((await audit('--overwrite')).code).toBe(DeskExit.good);
  });

  test(`${DeskExit.alreadyThere}: one that came meanwhile stays, too`, async () => {
    desk.profile.whileChecking = () => {
      writeFileSync(file, 'somebody else’s');
    };
    expect((await audit()).code).toBe(DeskExit.alreadyThere);
    expect(readFileSync(file, 'utf8')).toBe('somebody else’s');
    expect(readdirSync(folder.path)).toEqual(['report.csv']);
  });

  test(`${DeskExit.stopped}: Ctrl+C while it signs in leaves nothing`, async () => {
    desk.profile.whileChecking = () => {
      process.emit('SIGINT');
    };
    expect((await audit()).code).toBe(DeskExit.stopped);
    expect(readdirSync(folder.path)).toEqual([]);
  });
});
