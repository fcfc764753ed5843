import { hostname } from 'node:os';
import { join } from 'node:path';
import * as electron from 'electron';
import { app, type BrowserWindow } from 'electron';
import { isManaged } from '#shared/connection/organisation-setup.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';
import type { PageEvent } from '#shared/wire.ts';
import { electronClipboard } from './desktop/electron-clipboard.ts';
import { electronOsEncryption } from './desktop/electron-os-encryption.ts';
import { handedFiles } from './desktop/file-opener/handed-files.ts';
import { openDialog } from './desktop/file-opener/open-dialog.ts';
import { saveDialog } from './desktop/file-saver/save-dialog.ts';
import { loginFile } from './desktop/login-file.ts';
import { powershellTpm } from './desktop/powershell-tpm.ts';
import { readTpmFile } from './desktop/read-tpm-file.ts';
import { redactingLog } from './desktop/redacting-log.ts';
import { removableDrives } from './desktop/removable-drives/removable-drives.ts';
import { stateFile } from './desktop/state-file.ts';
import { systemClock } from './desktop/system-clock.ts';
import type { TpmOwnerFile } from './domain/tpm/tpm-owner-file.ts';
import { removeUnfinished } from './drivers/files/unfinished.ts';
import { appInfoFeature } from './features/app-info.ts';
import { createClipboardGuard } from './features/clipboard-guard.ts';
import { checkConnectionFeature } from './features/connection/check-connection.ts';
import { databaseLoginsFeature } from './features/connection/database-logins.ts';
import { setUpFeature } from './features/connection/set-up.ts';
import { driveRecoveryFeature } from './features/drive-recovery/drive-recovery.ts';
import { type HeldKey, wipeKey } from './features/drive-recovery/held-key.ts';
import { finishWork } from './features/finish-work.ts';
import { createHeldSecrets } from './features/held-secrets.ts';
import type { HeldOwner } from './features/manage-tpm/disclose-owner.ts';
import { manageTpmFeature } from './features/manage-tpm/manage-tpm.ts';
import { recordRefusals } from './features/refusals.ts';
import { reportsFeature } from './features/reports/reports.ts';
import { createSessions } from './features/sessions.ts';
import { watchMembership } from './features/sign-in/membership-watch.ts';
import { createProfiles } from './features/sign-in/profiles.ts';
import { lockSession, signInFeature } from './features/sign-in/sign-in.ts';
import { connectTransport } from './ipc/electron-transport.ts';
import { createRouter } from './ipc/router.ts';
import type { KeptLogins } from './ports/connection/kept-logins.ts';
import type { Clock } from './ports/desktop/clock.ts';
import type { TpmRemote } from './ports/tpm/tpm-remote.ts';
import {
  Configuration,
  type ConfigurationPlace,
  machineFile,
  placeOf,
  readConfiguration,
} from './profiles/configuration.ts';
import { DEMO_INFO } from './profiles/demo/demo-info.ts';
import { profileOnDemand, reportStoreOnDemand, setupOnDemand } from './profiles/on-demand.ts';
import { ownConfiguration } from './profiles/organisation/own-configuration.ts';
import { profileInfo } from './profiles/organisation/profile-info.ts';
import { writeCsv } from './reports/csv.ts';
import { excelWriter } from './reports/excel/excel.ts';
import { keptReports } from './reports/kept/kept-reports.ts';
import { writePdf } from './reports/pdf/pdf.ts';
import { printReport } from './reports/pdf/print.ts';
import { readReportFile } from './reports/read-report-file.ts';
import { writeReportFile } from './reports/write-report-file.ts';
import { ORIGIN, registerScheme } from './shell/content-security.ts';
import { onReportHanded } from './shell/handed-report.ts';
import { watchForIdle } from './shell/idle-lock.ts';
import { endUnstarted, logCrashes, prepareProcess, quitAfter } from './shell/lifecycle.ts';
import { setMenu } from './shell/menu.ts';
import { openWindow, rememberBounds } from './shell/window.ts';

const folders = {
  page: join(import.meta.dirname, '../renderer'),
  preload: join(import.meta.dirname, '../preload/preload.cjs'),
};
/** What the build makes of `sources/embedded-store/reading-thread/thread.ts`. */
const readingScript = join(import.meta.dirname, 'reading-thread.js');

let window: BrowserWindow | undefined;
/** Undefined until there is a page to be told. */
let tellPage: ((event: PageEvent) => void) | undefined;
const handed = handedFiles();

if (prepareProcess(() => window)) {
  registerScheme();
  onReportHanded((path) => {
    handed.hand(path);
    tellPage?.({ type: 'report-handed' });
  });
  // Not awaited here: Electron is not ready before its main module has been evaluated.
  void app.whenReady().then(start).catch(endUnstarted);
}

/**
 * The composition root: the one place where sources and desktop parts are made and handed to the
 * features.
 */
function start(): void {
  const userData = app.getPath('userData');
  const log = redactingLog(join(userData, 'logs'));
  const findPlace = () =>
    placeOf({
      machine: machineFile(process.platform, process.env),
      environment: process.env['KEYDESK_CONFIG'],
      user: join(userData, 'keydesk.json'),
    });
  const place = findPlace();
  const { configuration, problem } = configure(place);
  const { settings } = configuration;
  const workstation = hostname();
  logCrashes(log);
  const clock = systemClock;

  const appState = stateFile(userData, (cause) => {
    log.warn('state not remembered', { cause });
  });
  const tpmRemote = powershellTpm({
    script: tpmScript(),
    timeLimitMs: settings.tpm.remoteTimeoutSeconds * 1000,
    environment: process.env,
    platform: process.platform,
  });
  const encryption = electronOsEncryption(electron.safeStorage, process.platform);
  const logins = loginFile(join(userData, 'logins.json'), encryption);
  const makers = profileMakers({ userData, clock, logins, tpmRemote });
  const profiles = createProfiles(problem === undefined ? makers.entriesOf(configuration) : []);
  const own = ownConfiguration({
    path: place.path,
    isManaged: isManaged(place.origin),
    read: () => readConfiguration(findPlace()),
    apply: (next) => profiles.replace(makers.entriesOf(next)),
  });
  const sessions = createSessions();
  const held = createHeldSecrets<HeldKey>(clock, settings.recovery.keepForSeconds, wipeKey);
  const owners = createHeldSecrets<HeldOwner>(clock, settings.recovery.keepForSeconds);
  const files = createHeldSecrets<TpmOwnerFile>(clock, settings.recovery.keepForSeconds);
  const clipboard = createClipboardGuard(
    electronClipboard({
      clipboard: electron.clipboard,
      ClipboardItem: Reflect.get(electron, 'ClipboardItem'),
      platform: process.platform,
    }),
    clock,
    settings.recovery.clearClipboardAfterSeconds,
    (cause) => {
      log.error('clipboard not cleared', { cause });
    },
  );
  for (const secrets of [held, owners, files]) sessions.onSecretsMustGo(secrets.releaseAll);
  sessions.onSecretsMustGo(() => void clipboard.clear());
  // At once, before anything is recorded: the digits must not stay on screen while a busy store is waited for.
  sessions.onSecretsMustGo(() => {
    transport.tell({ type: 'session-changed' });
  });

  let words: NativeWords | undefined;
  const allWords = () => {
    if (words === undefined) throw new AppError('internal', 'the page has not described its words');
    return words;
  };
  const dialogWords = () => allWords().dialogs;
  const writers = { csv: writeCsv, xlsx: excelWriter(), pdf: writePdf, kdreport: writeReportFile };

  const reportsOnDisk = keptReports({
    folder: join(userData, 'kept-reports'),
    encryption,
    most: settings.reports.keepAtMost,
  });
  const reportStore = reportStoreOnDemand(
    async () =>
      (await import('./sources/embedded-store/report-in-memory/report-in-memory.ts'))
        .reportInMemory,
  );
  const removable = removableDrives();
  const saver = saveDialog(() => window, removable);
  const opener = openDialog(() => window);
  const router = createRouter({
    session: sessions.view,
    onRefused: recordRefusals(sessions, log, workstation),
    onUnforeseen: (incident, name, cause) => {
      log.error('unforeseen failure', { incident, name, cause });
    },
    handlers: {
      ...appInfoFeature({
        version: app.getVersion(),
        platform: process.platform,
        profiles,
        appState,
        settings,
        configuration: findPlace,
        problem,
        onWords,
      }),
      ...signInFeature({ profiles, sessions, appState, clock, workstation }),
      ...checkConnectionFeature({ profiles, sessions, workstation }),
      ...databaseLoginsFeature({ logins, sessions, workstation }),
      ...setUpFeature({
        setup: makers.setup,
        own,
        opener,
        profiles,
        sessions,
        clock,
        workstation,
        words: dialogWords,
      }),
      ...driveRecoveryFeature({
        sessions,
        held,
        settings,
        clipboard,
        clock,
        workstation,
        saver,
        removable,
        words: dialogWords,
      }),
      ...manageTpmFeature({
        sessions,
        owners,
        files,
        settings,
        clipboard,
        clock,
        workstation,
        saver,
        opener,
        readFile: readTpmFile,
        words: dialogWords,
      }),
      ...reportsFeature({
        sessions,
        clock,
        appState,
        settings,
        workstation,
        words: allWords,
        saver,
        writers,
        print: printReport,
        opener,
        handed,
        keptReports: reportsOnDisk,
        readReport: readReportFile,
        reportStore,
      }),
    },
  });
  const transport = connectTransport({ router, origin: ORIGIN, page: () => window?.webContents });
  tellPage = transport.tell;

  function onWords(next: NativeWords): void {
    words = next;
    setMenu(next.menu, (command) => {
      transport.tell({ type: 'command', command });
    });
  }

  const lock = () => {
    lockSession(sessions, workstation).catch((cause: unknown) => {
      log.error('lock not recorded', { cause });
    });
  };
  const stopWatching = watchForIdle(settings.session.lockAfterIdleSeconds, lock);
  const stopRechecking = watchMembership({
    sessions,
    clock,
    log,
    workstation,
    everySeconds: settings.session.recheckEverySeconds,
  });
  // What it held is lost to it, so main lets go of it as well.
  const onPageGone = (reason: string) => {
    log.error('page gone', { reason });
    router.cancelAll();
    lock();
  };
  quitAfter(async () => {
    stopWatching();
    stopRechecking();
    if (window !== undefined) rememberBounds(window, appState);
    await Promise.all([
      removeUnfinished(),
      finishWork({ sessions, clipboard, profiles, log, workstation }),
    ]);
  });

  log.info('started', {
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
  });
  window = openWindow({
    state: appState,
    preload: folders.preload,
    pageFolder: folders.page,
    devTools: !app.isPackaged,
    onPageGone,
  });
  // Now, while the page's own process starts: a profile is the first thing it asks for.
  makers.loadFor(configuration);
  window.on('closed', () => {
    window = undefined;
  });
}

interface MakerDeps {
  readonly userData: string;
  readonly clock: Clock;
  readonly logins: KeptLogins;
  readonly tpmRemote: TpmRemote;
}

/**
 * Makes profiles. Database, directory and what they bring along are half of the program, and the
 * window needs none of it: loaded at first use.
 */
function profileMakers({ userData, clock, logins, tpmRemote }: MakerDeps) {
  const load = {
    organisation: () => import('./profiles/organisation/organisation-profile.ts'),
    demo: () => import('./profiles/demo/demo-profile.ts'),
    setup: () => import('./sources/active-directory/directory-setup.ts'),
  };
  const organisation = (profile: Configuration['profiles'][number]) =>
    profileOnDemand({ info: profileInfo(profile), checksConnection: true }, async () =>
      (await load.organisation()).organisationProfile(profile, {
        folder: join(userData, 'profiles'),
        readingScript,
        clock,
        logins,
        tpmRemote,
      }),
    );
  const demo = () =>
    profileOnDemand({ info: DEMO_INFO, checksConnection: false }, async () =>
      (await load.demo()).demoProfile({ folder: join(userData, 'demo'), readingScript, clock }),
    );
  return {
    /** The organisations of a configuration; the demo where it names none. */
    entriesOf: ({ profiles }: Configuration) =>
      profiles.length > 0 ? profiles.map(organisation) : [demo()],
    setup: setupOnDemand(async () => (await load.setup()).ldapSetup({ now: () => clock.now() })),
    /** Begins to load what a profile of this configuration will need. */
    loadFor({ profiles }: Configuration): void {
      void (profiles.length > 0 ? load.organisation() : load.demo());
    },
  };
}

/** An installed console has it beside its archive: PowerShell cannot read out of that. */
function tpmScript(): string {
  const folder = app.isPackaged ? process.resourcesPath : join(import.meta.dirname, '../../assets');
  return join(folder, 'powershell/keydesk-tpm.ps1');
}

function configure(place: ConfigurationPlace): {
  readonly configuration: Configuration;
  readonly problem: AppError | undefined;
} {
  try {
    return { configuration: readConfiguration(place), problem: undefined };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { configuration: Configuration.parse({}), problem: error };
  }
}
