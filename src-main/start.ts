import { hostname } from 'node:os';
import { join } from 'node:path';
import * as electron from 'electron';
import { app, type BrowserWindow } from 'electron';
import { isManaged } from '#shared/connection/organisation-setup.ts';
import type { Guide } from '#shared/console/guide.ts';
import { type LanguageSetting, languageTags } from '#shared/console/language.ts';
import type { Settings } from '#shared/console/settings.ts';
import { type Console, type ConsoleFacts, createConsole } from './console.ts';
import { electronClipboard } from './desktop/electron-clipboard.ts';
import { electronOsEncryption } from './desktop/electron-os-encryption.ts';
import { handedLinks } from './desktop/handed-links.ts';
import { loginFile } from './desktop/login-file.ts';
import { nativeDialogs } from './desktop/native-dialogs.ts';
import { browserOpener } from './desktop/open-browser.ts';
import { handedFiles, openDialog } from './desktop/open-dialog.ts';
import { owedFile } from './desktop/owed-file.ts';
import { powershellDrives } from './desktop/powershell-drives.ts';
import { powershellTpm } from './desktop/powershell-tpm.ts';
import { beginningReader } from './desktop/read-beginning.ts';
import { readTpmFile } from './desktop/read-tpm-file.ts';
import { redactingLog } from './desktop/redacting-log.ts';
import { removableDrives } from './desktop/removable-drives/removable-drives.ts';
import { saveDialog } from './desktop/save-dialog.ts';
import { stateFile } from './desktop/state-file.ts';
import { systemClock } from './desktop/system-clock.ts';
import { removeTemporaryFiles } from './drivers/files/temporary-path.ts';
import { writeFileAndFolders } from './drivers/files/write-whole-file.ts';
import { createNativeWords } from './features/native-words.ts';
import { createProfiles } from './features/sign-in/profiles.ts';
import { type Transport, connectTransport } from './ipc/electron-transport.ts';
import { configurationFiles, ownPlace, readPolicy, readers, resourceFolder } from './places.ts';
import type { AppState, WindowState } from './ports/desktop/app-state.ts';
import type { IdleLock } from './ports/desktop/idle-lock.ts';
import type { LiveSettings } from './ports/settings.ts';
import type { Log, OsEncryption } from './ports/system.ts';
import { organisationsFolder } from './profiles/configuration.ts';
import { type FoundConfiguration, findConfiguration } from './profiles/find-configuration.ts';
import { withSignInForAll } from './profiles/organisation/sign-in-for-all.ts';
import { userConfiguration } from './profiles/organisation/user-configuration.ts';
import { consoleSettings } from './profiles/policy/live-settings.ts';
import { profileMakers, reportStoreOnDemand } from './profiles/profile-makers.ts';
import { writeCsv } from './reports/csv.ts';
import { excelWriter } from './reports/excel/excel.ts';
import { keptReports } from './reports/kept/kept-reports.ts';
import { writePdf } from './reports/pdf/pdf.ts';
import { printReport } from './reports/pdf/print.ts';
import { readReportFile } from './reports/read-report-file.ts';
import { writeReportFile } from './reports/write-report-file.ts';
import { applyAppearance } from './shell/appearance.ts';
import { ORIGIN } from './shell/content-security.ts';
import { type GuideWindow, guideWindow } from './shell/guide-window.ts';
import type { Takers } from './shell/handed-over.ts';
import { watchForIdle } from './shell/idle-lock.ts';
import { logCrashes, quitAfter } from './shell/lifecycle.ts';
import { guideMenu, setMenu } from './shell/menu.ts';
import { type PageCover, createPageCover } from './shell/page-cover.ts';
import { firstWords, startPage } from './shell/start-page.ts';
import {
  type ConsoleWindow,
  background,
  coverableWindow,
  placeWindow,
  rememberBounds,
} from './shell/window.ts';

/** Folder of the page, seen from the built main process. */
const PAGE = '../renderer';

/** Undefined until there is a window. */
let window: BrowserWindow | undefined;
/** Undefined until there is a window. */
let pageCover: PageCover | undefined;
/** Undefined until there is a page. */
let tellPage: Transport['tell'] | undefined;
/** Undefined until there is a window. */
let idleLock: IdleLock | undefined;
const openBrowser = browserOpener(electron.shell);
const readBeginning = beginningReader({ clock: systemClock });
const handed = handedFiles(readBeginning);
const links = handedLinks();

/** What has to be known of the console where the window was opened. */
export interface RunningConsole {
  /** The page of the window, as it is now. */
  startPage(nonce: string): Promise<string>;
  /** The page's process has died. */
  pageGone(reason: string): void;
  readonly takers: Takers;
}

/**
 * Makes the parts of the desktop and the profiles, and composes the console behind a window.
 *
 * @param built folder of the built main process
 */
export function startConsole(opened: ConsoleWindow, built: string): RunningConsole {
  ({ window } = opened);
  const userData = app.getPath('userData');
  const log = redactingLog(join(userData, 'logs'));
  logCrashes(log);
  const appState = stateFile(userData, (cause) => {
    log.warn('state not remembered', { cause });
  });
  const written = findConfiguration(configurationFiles(userData), readers);
  const live = settingsOf(written, { appState, log });
  const settings = live.now;
  const found = withSignInForAll(written, settings);
  placeWindow(opened.window, appState);
  applyAppearance(settings.appearance, undefined);
  opened.window.setBackgroundColor(background());
  const encryption = electronOsEncryption(electron.safeStorage, process.platform);
  const profileParts = makeProfiles({ userData, built, settings }, found, { encryption, log });
  const texts = makeTexts(built);
  const mainConsole = createConsole(factsOf(found, live), {
    clock: systemClock,
    log,
    appState,
    handed,
    links,
    readTpmFile,
    ...profileParts.ports,
    owedFile: owedFile(join(userData, 'owed-entries.json'), (cause) => {
      log.error('owed entries not kept or read', { cause });
    }),
    ...texts,
    ...desktopParts(),
    openBrowser,
    reports: reportParts(userData, encryption, settings.reports.keepAtMost),
    onUnforeseen: (incident, name, cause) => {
      log.error('unforeseen failure', { incident, name, cause });
    },
  });
  connectPage(mainConsole);
  watchWindow(opened, { mainConsole, appState, log, settings, guides: texts.guides });
  const page = join(built, PAGE);
  const language = () => languageOf(settings);
  // The form is there. What follows is needed when the page's script has been read.
  opened.window.webContents.once('dom-ready', () => {
    // The page sends the same words later, and those of another language when it is chosen.
    void firstWords(page, language()).then(texts.words.learn);
    // Opening a profile is the first call of the page.
    profileParts.load();
  });
  return running({ mainConsole, language, log, page });
}

/** The settings in force. What a person changes holds at once. */
function settingsOf(
  { written }: FoundConfiguration,
  { appState, log }: { readonly appState: AppState; readonly log: Log },
): LiveSettings {
  return consoleSettings({
    found: readPolicy(),
    written,
    appState,
    log,
    onChange: ({ appearance }) => {
      applyAppearance(appearance, window?.webContents);
    },
  });
}

function languageOf({ appearance }: Settings): LanguageSetting {
  return { choice: appearance.language, system: languageTags(app.getPreferredSystemLanguages()) };
}

function factsOf({ problem, findPlace }: FoundConfiguration, live: LiveSettings): ConsoleFacts {
  return {
    version: app.getVersion(),
    platform: process.platform,
    workstation: hostname(),
    live,
    configuration: findPlace,
    problem,
  };
}

interface Places {
  readonly userData: string;
  readonly built: string;
  readonly settings: Settings;
}

/** The profiles of the configuration, and what the set-up of another one needs. */
function makeProfiles(
  { userData, built, settings }: Places,
  { configuration, problem, place, readAgain }: FoundConfiguration,
  { encryption, log }: { readonly encryption: OsEncryption; readonly log: Log },
) {
  const logins = loginFile(join(userData, 'logins.json'), encryption);
  const { tpmRemote, driveRemote } = remotes(built, settings);
  const makers = profileMakers({
    userData,
    organisations: organisationsFolder(place.origin, { userData, ownPlace: ownPlace() }),
    readingScript: join(built, 'reading-thread.js'),
    clock: systemClock,
    logins,
    tpmRemote,
    driveRemote: settings.recovery.rotateOnComputer ? driveRemote : undefined,
    log,
    openBrowser,
    program: { name: app.getName(), version: app.getVersion() },
    workstation: hostname(),
  });
  const profiles = createProfiles(
    problem === undefined ? makers.entriesOf({ ...configuration, settings }) : [],
  );
  const userFile = userConfiguration({
    path: place.path,
    isManaged: isManaged(place.origin),
    read: readAgain,
    write: writeFileAndFolders,
    apply: (next) => profiles.replace(makers.entriesOf({ ...next, settings })),
  });
  return {
    ports: { logins, profiles, setup: makers.setup, userConfiguration: userFile },
    load: () => {
      makers.loadFor(configuration);
    },
  };
}

/** What reaches other computers, with the PowerShell of this one. */
function remotes(built: string, { tpm }: Settings) {
  const folder = join(resourceFolder(join(built, '../../assets')), 'powershell');
  const common = {
    timeLimitMs: tpm.remoteTimeoutSeconds * 1000,
    environment: process.env,
    platform: process.platform,
  };
  return {
    tpmRemote: powershellTpm({ ...common, script: join(folder, 'keydesk-tpm.ps1') }),
    driveRemote: powershellDrives({ ...common, script: join(folder, 'keydesk-drives.ps1') }),
  };
}

/** Menu and guides: both show words that the page sends to main when it starts. */
function makeTexts(built: string) {
  const showGuide = (guide: Guide) => {
    guides.show({ guide });
  };
  const words = createNativeWords(({ menu }) => {
    setMenu(menu, {
      choose: (command) => {
        tellPage?.({ type: 'command', command });
      },
      showGuide,
    });
  });
  const guides = guideWindow({
    folder: join(resourceFolder(join(built, '..')), 'guide'),
    menu: () => guideMenu(words.all().menu, showGuide),
  });
  return { words, guides };
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
    idleLock: {
      stay: () => idleLock?.stay(),
      isSomebodyThere: () => idleLock?.isSomebodyThere() ?? false,
    },
    saver: saveDialog({ dialogs, removable, documents: () => app.getPath('documents') }),
    opener: openDialog(dialogs, readBeginning),
  };
}

/** How reports are written, printed, kept and opened. */
function reportParts(userData: string, encryption: OsEncryption, most: number) {
  return {
    writers: { csv: writeCsv, xlsx: excelWriter(), pdf: writePdf, kdreport: writeReportFile },
    print: printReport,
    keptReports: keptReports({ folder: join(userData, 'kept-reports'), encryption, most }),
    readReport: readReportFile,
    reportStore: reportStoreOnDemand(
      async () =>
        (await import('./sources/embedded-store/report-in-memory/report-in-memory.ts'))
          .reportInMemory,
    ),
  };
}

function connectPage({ router, sessions }: Console): void {
  const transport = connectTransport({
    router,
    origin: ORIGIN,
    page: () => window?.webContents,
    onSessionTold: () => pageCover?.pageKnows(),
  });
  tellPage = transport.tell;
  // Before the audit entry is written: a secret must not stay on the screen while a store is slow.
  sessions.onDropSecrets(() => {
    transport.tell({ type: 'session-changed' });
    pageCover?.hidePage();
  });
}

interface WindowParts {
  readonly mainConsole: Console;
  readonly appState: AppState & WindowState;
  readonly log: Log;
  readonly settings: Settings;
  readonly guides: GuideWindow;
}

/** Locks the console when nobody uses it, and ends everything on quit. */
function watchWindow(
  opened: ConsoleWindow,
  { mainConsole, appState, log, settings, guides }: WindowParts,
): void {
  const idle = watchForIdle({
    warn: (locksInSeconds) => {
      tellPage?.({ type: 'idle', locksInSeconds });
    },
    monitor: electron.powerMonitor,
    clock: systemClock,
    afterSeconds: settings.session.lockAfterIdleSeconds,
    lock: mainConsole.lock,
  });
  idleLock = idle;
  const stopRechecking = mainConsole.watchMembership();
  quitAfter(async () => {
    idle.stop();
    stopRechecking();
    if (window !== undefined) rememberBounds(window, appState);
    await Promise.all([removeTemporaryFiles(), mainConsole.finish()]);
  });
  noteStart(log);
  pageCover = createPageCover(
    coverableWindow(opened),
    systemClock,
    settings.session.endPageAfterSeconds,
  );
  follow(opened.window, { settings, guides, touched: idle.touched });
}

function noteStart(log: Log): void {
  log.info('started', {
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
  });
}

interface Followed extends Pick<WindowParts, 'settings' | 'guides'> {
  readonly touched: () => void;
}

function follow(opened: BrowserWindow, { settings, guides, touched }: Followed): void {
  const page = opened.webContents;
  // The size of texts belongs to what is shown, so it is said again for each page.
  page.on('did-navigate', () => {
    applyAppearance(settings.appearance, page);
  });
  page.on('input-event', touched);
  opened.on('closed', () => {
    window = undefined;
    pageCover = undefined;
    guides.close();
  });
}

interface RunningParts extends Pick<WindowParts, 'mainConsole' | 'log'> {
  readonly language: () => LanguageSetting;
  /** Folder of the page. */
  readonly page: string;
}

/** What the window asks of the console. */
function running({ mainConsole, language, log, page }: RunningParts): RunningConsole {
  return {
    async startPage(nonce) {
      return startPage(page, { language: language(), description: mainConsole.describe(), nonce });
    },
    // The page has lost what it showed: main drops the secrets too.
    pageGone(reason) {
      log.error('page gone', { reason });
      pageCover?.pageGone();
      mainConsole.router.cancelAll();
      mainConsole.lock();
    },
    takers: {
      report: (path) => {
        handed.hand(path);
        tellPage?.({ type: 'report-handed' });
      },
      link: (text) => {
        links.hand(text);
        tellPage?.({ type: 'link-handed' });
      },
    },
  };
}
