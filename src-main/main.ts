import { hostname } from 'node:os';
import { join } from 'node:path';
import * as electron from 'electron';
import { app, type BrowserWindow } from 'electron';
import { isManaged } from '#shared/connection/organisation-setup.ts';
import type { Guide } from '#shared/console/guide.ts';
import { AppError } from '#shared/errors.ts';
import type { PageEvent } from '#shared/wire.ts';
import { createConsole } from './console.ts';
import { electronClipboard } from './desktop/electron-clipboard.ts';
import { electronOsEncryption } from './desktop/electron-os-encryption.ts';
import { handedFiles } from './desktop/file-opener/handed-files.ts';
import { openDialog } from './desktop/file-opener/open-dialog.ts';
import { saveDialog } from './desktop/file-saver/save-dialog.ts';
import { loginFile } from './desktop/login-file.ts';
import { nativeDialogs } from './desktop/native-dialogs.ts';
import { powershellTpm } from './desktop/powershell-tpm.ts';
import { readTpmFile } from './desktop/read-tpm-file.ts';
import { redactingLog } from './desktop/redacting-log.ts';
import { removableDrives } from './desktop/removable-drives/removable-drives.ts';
import { stateFile } from './desktop/state-file.ts';
import { systemClock } from './desktop/system-clock.ts';
import { removeTemporaryFiles } from './drivers/files/temporary-path.ts';
import { writeFileAndFolders } from './drivers/files/write-whole-file.ts';
import { createNativeWords } from './features/native-words.ts';
import { createProfiles } from './features/sign-in/profiles.ts';
import { connectTransport } from './ipc/electron-transport.ts';
import {
  Configuration,
  type ConfigurationPlace,
  machineFile,
  placeOf,
  readConfiguration,
} from './profiles/configuration.ts';
import { ownConfiguration } from './profiles/organisation/own-configuration.ts';
import { profileMakers } from './profiles/profile-makers.ts';
import { complianceOver } from './reports/compliance-over.ts';
import { writeCsv } from './reports/csv.ts';
import { excelWriter } from './reports/excel/excel.ts';
import { reportShelf } from './reports/kept/report-shelf.ts';
import { writePdf } from './reports/pdf/pdf.ts';
import { printReport } from './reports/pdf/print.ts';
import { readReportFile } from './reports/read-report-file.ts';
import { reportOver } from './reports/report-over.ts';
import { writeReportFile } from './reports/write-report-file.ts';
import { ORIGIN, registerScheme } from './shell/content-security.ts';
import { guideWindow } from './shell/guide-window.ts';
import { onReportHanded } from './shell/handed-report.ts';
import { watchForIdle } from './shell/idle-lock.ts';
import { endUnstarted, logCrashes, prepareProcess, quitAfter } from './shell/lifecycle.ts';
import { guideMenu, setMenu } from './shell/menu.ts';
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
  const makers = profileMakers({ userData, readingScript, clock, logins, tpmRemote });
  const profiles = createProfiles(problem === undefined ? makers.entriesOf(configuration) : []);
  const own = ownConfiguration({
    path: place.path,
    isManaged: isManaged(place.origin),
    read: () => readConfiguration(findPlace()),
    write: writeFileAndFolders,
    apply: (next) => profiles.replace(makers.entriesOf(next)),
  });
  const showGuide = (guide: Guide) => {
    guides.show({ guide });
  };
  const words = createNativeWords(({ menu }) => {
    setMenu(menu, {
      choose: (command) => {
        transport.tell({ type: 'command', command });
      },
      showGuide,
    });
  });
  const guides = guideWindow({
    folder: guideFolder(),
    menu: () => guideMenu(words.all().menu, showGuide),
  });
  const desk = createConsole(
    {
      version: app.getVersion(),
      platform: process.platform,
      workstation: hostname(),
      settings,
      configuration: findPlace,
      problem,
    },
    {
      clock,
      log,
      profiles,
      appState,
      ...desktopParts(),
      logins,
      setup: makers.setup,
      own,
      handed,
      readTpmFile,
      reports: {
        writers: { csv: writeCsv, xlsx: excelWriter(), pdf: writePdf, kdreport: writeReportFile },
        print: printReport,
        shelf: reportShelf({
          folder: join(userData, 'kept-reports'),
          encryption,
          most: settings.reports.keepAtMost,
        }),
        readReport: readReportFile,
        reportOver,
        complianceOver,
      },
      guides,
      words,
      onUnforeseen: (incident, name, cause) => {
        log.error('unforeseen failure', { incident, name, cause });
      },
    },
  );
  const transport = connectTransport({
    router: desk.router,
    origin: ORIGIN,
    page: () => window?.webContents,
  });
  tellPage = transport.tell;
  // At once, before anything is recorded: the digits must not stay on screen while a busy store is waited for.
  desk.sessions.onSecretsMustGo(() => {
    transport.tell({ type: 'session-changed' });
  });

  const idle = watchForIdle({
    monitor: electron.powerMonitor,
    clock,
    afterSeconds: settings.session.lockAfterIdleSeconds,
    lock: desk.lock,
  });
  const stopRechecking = desk.watchMembership();
  // What it held is lost to it, so main lets go of it as well.
  const onPageGone = (reason: string) => {
    log.error('page gone', { reason });
    desk.router.cancelAll();
    desk.lock();
  };
  quitAfter(async () => {
    idle.stop();
    stopRechecking();
    if (window !== undefined) rememberBounds(window, appState);
    await Promise.all([removeTemporaryFiles(), desk.finish()]);
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
  window.webContents.on('input-event', idle.touched);
  window.on('closed', () => {
    window = undefined;
    guides.close();
  });
}

/** What the operating system offers a console with a window. */
function desktopParts() {
  const removable = removableDrives();
  const dialogs = nativeDialogs(() => window);
  return {
    clipboard: electronClipboard({
      clipboard: electron.clipboard,
      ClipboardItem: Reflect.get(electron, 'ClipboardItem'),
      platform: process.platform,
    }),
    removable,
    saver: saveDialog({ dialogs, removable, documents: () => app.getPath('documents') }),
    opener: openDialog(dialogs),
  };
}

/** An installed console has it beside its archive: PowerShell cannot read out of that. */
function tpmScript(): string {
  const folder = app.isPackaged ? process.resourcesPath : join(import.meta.dirname, '../../assets');
  return join(folder, 'powershell/keydesk-tpm.ps1');
}

/** The build makes the guides' pages; an installed console has them beside its archive. */
function guideFolder(): string {
  return join(app.isPackaged ? process.resourcesPath : join(import.meta.dirname, '..'), 'guide');
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
