import { hostname, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import * as electron from 'electron';
import { app, type BrowserWindow } from 'electron';
import { isManaged } from '#shared/connection/organisation-setup.ts';
import type { Guide } from '#shared/console/guide.ts';
import { languageTags } from '#shared/console/language.ts';
import type { Settings } from '#shared/console/settings.ts';
import { LINK_SCHEME } from '#shared/recovery/recovery-link.ts';
import { type Console, type ConsoleFacts, createConsole } from './console.ts';
import { electronClipboard } from './desktop/electron-clipboard.ts';
import { electronOsEncryption } from './desktop/electron-os-encryption.ts';
import { handedLinks } from './desktop/handed-links.ts';
import { loginFile } from './desktop/login-file.ts';
import { nativeDialogs } from './desktop/native-dialogs.ts';
import { browserOpener } from './desktop/open-browser.ts';
import { handedFiles, openDialog } from './desktop/open-dialog.ts';
import { owedFile } from './desktop/owed-file.ts';
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
import { machineReaders } from './drivers/machine/machine-readers.ts';
import { createNativeWords } from './features/native-words.ts';
import { createProfiles } from './features/sign-in/profiles.ts';
import { type Transport, connectTransport } from './ipc/electron-transport.ts';
import type { AppState, WindowState } from './ports/desktop/app-state.ts';
import type { IdleLock } from './ports/desktop/idle-lock.ts';
import type { LiveSettings } from './ports/settings.ts';
import type { Log, OsEncryption } from './ports/system.ts';
import {
  type ConfigurationFiles,
  machineFile,
  organisationsFolder,
  ownPlaceOf,
} from './profiles/configuration.ts';
import { type FoundConfiguration, findConfiguration } from './profiles/find-configuration.ts';
import { withSignInForAll } from './profiles/organisation/sign-in-for-all.ts';
import { userConfiguration } from './profiles/organisation/user-configuration.ts';
import { type FoundPolicy, findPolicy } from './profiles/policy/find-policy.ts';
import { consoleSettings } from './profiles/policy/live-settings.ts';
import { policyPlace } from './profiles/policy/policy-place.ts';
import { profileMakers, reportStoreOnDemand } from './profiles/profile-makers.ts';
import { writeCsv } from './reports/csv.ts';
import { excelWriter } from './reports/excel/excel.ts';
import { keptReports } from './reports/kept/kept-reports.ts';
import { writePdf } from './reports/pdf/pdf.ts';
import { printReport } from './reports/pdf/print.ts';
import { readReportFile } from './reports/read-report-file.ts';
import { writeReportFile } from './reports/write-report-file.ts';
import { applyAppearance } from './shell/appearance.ts';
import { ORIGIN, registerScheme } from './shell/content-security.ts';
import { type GuideWindow, guideWindow } from './shell/guide-window.ts';
import { onHandedOver } from './shell/handed-over.ts';
import { watchForIdle } from './shell/idle-lock.ts';
import {
  checkStart,
  exitAfterFailedStart,
  logCrashes,
  prepareProcess,
  quitAfter,
} from './shell/lifecycle.ts';
import { guideMenu, setMenu } from './shell/menu.ts';
import { type PageCover, createPageCover } from './shell/page-cover.ts';
import { argumentsBehindApp, wordsBehindStore } from './shell/store-words.ts';
import { coverableWindow, openWindow, rememberBounds } from './shell/window.ts';
import { asksForDeskTask } from './tools/desk/tasks.ts';

const folders = {
  page: join(import.meta.dirname, '../renderer'),
  preload: join(import.meta.dirname, '../preload/preload.cjs'),
};
/** What the build makes of `sources/embedded-store/reading-thread/thread.ts`. */
const readingScript = join(import.meta.dirname, 'reading-thread.js');

const openBrowser = browserOpener(electron.shell);

let window: BrowserWindow | undefined;
/** Undefined until there is a window. */
let pageCover: PageCover | undefined;
/** Undefined until there is a page. */
let tellPage: Transport['tell'] | undefined;
/** Undefined until there is a window. */
let idleLock: IdleLock | undefined;
const readers = machineReaders(process.platform, process.env);
const readBeginning = beginningReader({ clock: systemClock });
const handed = handedFiles(readBeginning);
const links = handedLinks();

const mayStart = checkStart();
const deskArguments = argumentsBehindApp(process.argv, app.isPackaged);
const storeArguments = wordsBehindStore({ argv: process.argv, isPackaged: app.isPackaged });
if (mayStart && storeArguments !== undefined) {
  // Awaited here: Electron then goes no further, so it needs no display and no single instance.
  await runStore(storeArguments);
} else if (mayStart && asksForDeskTask(deskArguments)) {
  await runDesk(deskArguments);
} else if (mayStart && prepareProcess(() => window)) {
  registerScheme();
  // No installer for Windows that is made here can register a protocol.
  if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient(LINK_SCHEME);
  onHandedOver({
    report: (path) => {
      handed.hand(path);
      tellPage?.({ type: 'report-handed' });
    },
    link: (text) => {
      links.hand(text);
      tellPage?.({ type: 'link-handed' });
    },
  });
  // Not awaited: Electron becomes ready only after its main module has been evaluated.
  void app.whenReady().then(start).catch(exitAfterFailedStart);
}

/** Makes the parts of the desktop and the profiles, composes the console, and opens its window. */
function start(): void {
  const userData = app.getPath('userData');
  const log = redactingLog(join(userData, 'logs'));
  logCrashes(log);
  const appState = stateFile(userData, (cause) => {
    log.warn('state not remembered', { cause });
  });
  const written = findConfiguration(configurationFiles(userData), readers);
  const live = consoleSettings({
    found: readPolicy(),
    written: written.written,
    appState,
    log,
    onChange: ({ appearance }) => {
      applyAppearance(appearance, window?.webContents);
    },
  });
  const settings = live.now;
  const found = withSignInForAll(written, settings);
  const encryption = electronOsEncryption(electron.safeStorage, process.platform);
  const profileParts = makeProfiles({ userData, settings, encryption, log }, found);
  const texts = makeTexts();
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
  applyAppearance(settings.appearance, undefined);
  showWindow({ mainConsole, appState, log, settings, guides: texts.guides });
  // Now, while the page's own process starts: opening a profile is the first call of the page.
  profileParts.load();
}

function configurationFiles(userData: string): ConfigurationFiles {
  return {
    machine: machineFile(process.platform, process.env),
    environment: process.env['KEYDESK_CONFIG'],
    user: join(userData, 'keydesk.json'),
  };
}

/** The policy of this computer. A build that is not installed can be given another, for tests. */
function readPolicy(): FoundPolicy {
  const other = app.isPackaged ? undefined : process.env['KEYDESK_POLICY'];
  return other === undefined
    ? findPolicy(policyPlace(process.platform), readers)
    : findPolicy({ kind: 'file', path: other }, readers, process.getuid?.());
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

interface ProfileParts {
  readonly userData: string;
  readonly settings: Settings;
  readonly encryption: OsEncryption;
  readonly log: Log;
}

/** The profiles of the configuration, and what the set-up of another one needs. */
function makeProfiles(
  { userData, settings, encryption, log }: ProfileParts,
  { configuration, problem, place, readAgain }: FoundConfiguration,
) {
  const logins = loginFile(join(userData, 'logins.json'), encryption);
  const tpmRemote = powershellTpm({
    script: join(resourceFolder('../../assets'), 'powershell/keydesk-tpm.ps1'),
    timeLimitMs: settings.tpm.remoteTimeoutSeconds * 1000,
    environment: process.env,
    platform: process.platform,
  });
  const makers = profileMakers({
    userData,
    organisations: organisationsFolder(place.origin, { userData, ownPlace: ownPlace() }),
    readingScript,
    clock: systemClock,
    logins,
    tpmRemote,
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

/** Menu and guides: both show words that the page sends to main when it starts. */
function makeTexts() {
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
    folder: join(resourceFolder('..'), 'guide'),
    menu: () => guideMenu(words.all().menu, showGuide),
  });
  return { words, guides };
}

/** The store's command line: no window, no data of a console. */
async function runStore(args: readonly string[]): Promise<void> {
  const { runStoreCommand } = await import('./tools/store/store-command.ts');
  const scripts = join(resourceFolder('../../assets'), 'sql');
  app.exit(
    await runStoreCommand({ args, startedAs: 'keydesk store', scripts, clock: systemClock }),
  );
}

/** The console's own command line: no window, and nothing of a console is written. */
async function runDesk(args: readonly string[]): Promise<void> {
  const { runDeskCommand } = await import('./tools/desk/desk-command.ts');
  const given = app.commandLine.getSwitchValue('user-data-dir');
  const userData = given === '' ? app.getPath('userData') : resolve(given);
  app.exit(
    await runDeskCommand({
      args,
      version: app.getVersion(),
      files: configurationFiles(userData),
      readers,
      policy: readPolicy(),
      userData,
      ownPlace: ownPlace(),
      workstation: hostname(),
      clock: systemClock,
    }),
  );
}

/** Where a person's data is, whatever the person says. */
function ownPlace(): string {
  return ownPlaceOf(process.platform, {
    appData: app.getPath('appData'),
    home: userInfo().homedir,
    name: app.getName(),
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

/**
 * Files that an installed console has beside its archive, because PowerShell and the guides' window
 * cannot read from inside it.
 *
 * @param unpackaged where they are otherwise, seen from the built main process
 */
function resourceFolder(unpackaged: string): string {
  return app.isPackaged ? process.resourcesPath : join(import.meta.dirname, unpackaged);
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

function noteStart(log: WindowParts['log']): void {
  log.info('started', {
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
  });
}

/** Opens the window, locks the console when nobody uses it, and ends everything on quit. */
function showWindow({ mainConsole, appState, log, settings, guides }: WindowParts): void {
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
  const opened = openWindow({
    state: appState,
    preload: folders.preload,
    pageFolder: folders.page,
    language: () => ({
      choice: settings.appearance.language,
      system: languageTags(app.getPreferredSystemLanguages()),
    }),
    devTools: !app.isPackaged,
    // The page has lost what it showed: main drops the secrets too.
    onPageGone: (reason) => {
      log.error('page gone', { reason });
      pageCover?.pageGone();
      mainConsole.router.cancelAll();
      mainConsole.lock();
    },
  });
  window = opened.window;
  pageCover = createPageCover(
    coverableWindow(opened),
    systemClock,
    settings.session.endPageAfterSeconds,
  );
  follow(opened.window, { settings, guides, touched: idle.touched });
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
