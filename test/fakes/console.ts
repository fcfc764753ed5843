import { randomUUID } from 'node:crypto';
import type { CallName } from '../../src-shared/contract.ts';
import { AuditColumn } from '../../src-shared/model/audit-report.ts';
import type { ReportViews } from '../../src-shared/model/report-view.ts';
import { NativeWords } from '../../src-shared/model/native-words.ts';
import type { Role } from '../../src-shared/model/role.ts';
import { Settings } from '../../src-shared/model/settings.ts';
import type { WireReply } from '../../src-shared/wire.ts';
import { writeCsv } from '../../src-main/adapters/report-files/csv.ts';
import { readReportFile } from '../../src-main/adapters/report-files/read-report-file.ts';
import { reportOver } from '../../src-main/adapters/report-files/report-over.ts';
import { writeReportFile } from '../../src-main/adapters/report-files/write-report-file.ts';
import { readTpmFile } from '../../src-main/adapters/tpm-file/read-tpm-file.ts';
import type { TpmOwnerFile } from '../../src-main/domain/tpm-owner-file.ts';
import { appInfoFeature } from '../../src-main/features/app-info.ts';
import { createClipboardGuard } from '../../src-main/features/clipboard-guard.ts';
import { checkConnectionFeature } from '../../src-main/features/connection/check-connection.ts';
import { databaseLoginsFeature } from '../../src-main/features/connection/database-logins.ts';
import { setUpFeature } from '../../src-main/features/connection/set-up.ts';
import { driveRecoveryFeature } from '../../src-main/features/drive-recovery/drive-recovery.ts';
import { type HeldKey, wipeKey } from '../../src-main/features/drive-recovery/held-key.ts';
import { createHeldSecrets } from '../../src-main/features/held-secrets.ts';
import type { HeldOwner } from '../../src-main/features/manage-tpm/disclose-owner.ts';
import { manageTpmFeature } from '../../src-main/features/manage-tpm/manage-tpm.ts';
import { recordRefusals } from '../../src-main/features/refusals.ts';
import { reportsFeature } from '../../src-main/features/reports/reports.ts';
import { savedReportsFeature } from '../../src-main/features/reports/saved-reports.ts';
import { createSessions } from '../../src-main/features/sessions.ts';
import { createProfiles } from '../../src-main/features/sign-in/profiles.ts';
import { signInFeature } from '../../src-main/features/sign-in/sign-in.ts';
import type { AppState } from '../../src-main/ports/app-state.ts';
import { type Router, createRouter } from '../../src-main/ipc/router.ts';
import type { RemovableDrives } from '../../src-main/ports/removable-drives.ts';
import { manualClock } from './manual-clock.ts';
import { memoryClipboard } from './memory-clipboard.ts';
import { memoryLogins } from './memory-logins.ts';
import { memoryOpener } from './memory-opener.ts';
import { memoryProfile } from './memory-profile.ts';
import { memorySaver } from './memory-saver.ts';
import { memorySetup } from './memory-setup.ts';

const COLUMNS = Object.fromEntries(AuditColumn.options.map((column) => [column, column]));

export const WORDS: NativeWords = NativeWords.parse({
  report: { columns: COLUMNS, values: { 'result.successful': 'Successful' } },
  dialogs: {
    exportReport: { title: 'Export report', fileName: 'recovery-audit', filterNames: { csv: 'CSV', kdreport: 'Report file' } },
    openReport: { title: 'Open report', filterName: 'Report file' },
    saveKey: { title: 'Save recovery key', filterName: 'Text' },
    saveKeyPackage: { title: 'Save key package', filterName: 'Key package' },
    saveKit: { title: 'Save recovery kit' },
    saveTpmFile: { title: 'Save TPM file', filterName: 'TPM file' },
    openAuthorities: { title: 'Choose authority', filterName: 'Certificates' },
    openTpmFile: { title: 'Open TPM file', filterName: 'TPM file' },
  },
  menu: { file: 'File', lock: 'Lock', signOut: 'Sign out', settings: 'Settings', openReport: 'Open report', quit: 'Quit', edit: 'Edit', view: 'View', help: 'Help', about: 'About' },
});

/** The main process without Electron: the real router and features on a profile in memory. */
export function testConsole(settings = Settings.parse({})) {
  const clock = manualClock();
  const profile = memoryProfile(clock);
  const clipboard = memoryClipboard();
  const saver = memorySaver();
  const removable: RemovableDrives = { list: async () => [{ folder: '/media/STICK', name: 'STICK', fileSystem: 'FAT32', freeBytes: 7_900_000_000 }] };
  const sessions = createSessions();
  const profiles = createProfiles([{ info: profile.info, checkConnection: (...asked) => profile.checkConnection(...asked), open: async () => profile }]);
  const unforeseen: unknown[] = [];
  const held = createHeldSecrets<HeldKey>(clock, settings.recovery.keepForSeconds, wipeKey);
  const owners = createHeldSecrets<HeldOwner>(clock, settings.recovery.keepForSeconds);
  const files = createHeldSecrets<TpmOwnerFile>(clock, settings.recovery.keepForSeconds);
  const opener = memoryOpener();
  const setup = memorySetup();
  const logins = memoryLogins();
  const writers = { csv: writeCsv, kdreport: writeReportFile };
  const guard = createClipboardGuard(clipboard, clock, settings.recovery.clearClipboardAfterSeconds, (cause) => unforeseen.push(cause));
  const remembered = new Map<string, ReportViews>();
  const appState: AppState = {
    lastUserName: '',
    rememberUserName: () => undefined,
    reportViews: (account) => remembered.get(account) ?? { last: null, named: [] },
    rememberReportViews: (account, views) => void remembered.set(account, views),
  };
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  for (const secrets of [held, owners, files]) sessions.onSecretsMustGo(secrets.releaseAll);
  sessions.onSecretsMustGo(() => void guard.clear());

  const router: Router = createRouter({
    session: sessions.view,
    onRefused: recordRefusals(sessions, silent, 'DESK-1'),
    onUnforeseen: (_incident, _name, cause) => unforeseen.push(cause),
    handlers: {
      ...appInfoFeature({ version: '1.2.3', platform: 'test', profiles, appState, settings, configuration: () => ({ origin: 'none', path: '/keydesk.json' }), problem: undefined, onWords: () => undefined }),
      ...signInFeature({ profiles, sessions, appState, clock, workstation: 'DESK-1' }),
      ...checkConnectionFeature({ profiles, sessions, workstation: 'DESK-1' }),
      ...databaseLoginsFeature({ logins, sessions, workstation: 'DESK-1' }),
      ...setUpFeature({ setup: setup.directory, own: setup.own, opener, profiles, sessions, clock, workstation: 'DESK-1', words: () => WORDS.dialogs }),
      ...driveRecoveryFeature({ sessions, held, settings, clipboard: guard, clock, workstation: 'DESK-1', saver, removable, words: () => WORDS.dialogs }),
      ...manageTpmFeature({ sessions, owners, files, settings, clipboard: guard, clock, workstation: 'DESK-1', saver, opener, readFile: readTpmFile, words: () => WORDS.dialogs }),
      ...reportsFeature({ sessions, clock, appState, workstation: 'DESK-1', saver, writers, words: () => WORDS }),
      ...savedReportsFeature({ saver, writers, words: () => WORDS, opener, readReport: readReportFile, reportOver }),
    },
  });

  const call = (name: CallName, input?: unknown): Promise<WireReply> => router.handle({ id: randomUUID(), name, input }, () => undefined);

  return {
    clock,
    profile,
    clipboard,
    saver,
    opener,
    setup,
    logins,
    profiles,
    sessions,
    router,
    unforeseen,
    call,
    /** The output of a call that must succeed. */
    async ask(name: CallName, input?: unknown): Promise<unknown> {
      const reply = await call(name, input);
      if (!reply.ok) throw new Error(`${name} answered ${reply.error.code} ${JSON.stringify(reply.error.details)}`);
      return reply.output;
    },
    /** The error code of a call that must fail. */
    async refused(name: CallName, input?: unknown): Promise<string> {
      const reply = await call(name, input);
      if (reply.ok) throw new Error(`${name} was answered`);
      return reply.error.code;
    },
    async signIn(...roles: Role[]): Promise<void> {
      profile.accounts.set('contoso\\op', { password: 'pw', roles });
      const reply = await call('session.signIn', { profileId: 'test', userName: 'CONTOSO\\op', password: 'pw' });
      if (!reply.ok) throw new Error(reply.error.code);
    },
    /** Actions and results of all entries so far, oldest first. */
    story: () => profile.entries.map(({ action, result }) => `${action} ${result}`),
  };
}

export type TestConsole = ReturnType<typeof testConsole>;
