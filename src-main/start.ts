import { join } from 'node:path';
import * as electron from 'electron';
import { app, type BrowserWindow } from 'electron';
import type { Guide } from '#shared/console/guide.ts';
import type { Settings } from '#shared/console/settings.ts';
import { makeProfiles, openBrowser, reportParts } from './console-parts.ts';
import { type Console, createConsole } from './console.ts';
import { computerFacts } from './desktop/computer-facts.ts';
import { crashFile } from './desktop/crash-file.ts';
import { electronClipboard } from './desktop/electron-clipboard.ts';
import { electronOsEncryption } from './desktop/electron-os-encryption.ts';
import { handedLinks } from './desktop/handed-links.ts';
import { nativeDialogs } from './desktop/native-dialogs.ts';
import { handedFiles, openDialog } from './desktop/open-dialog.ts';
import { owedFile } from './desktop/owed-file.ts';
import { programLogFile } from './desktop/program-log-file.ts';
import { beginningReader } from './desktop/read-beginning.ts';
import { readTpmFile } from './desktop/read-tpm-file.ts';
import { redactingLog } from './desktop/redacting-log.ts';
import { removableDrives } from './desktop/removable-drives/removable-drives.ts';
import { saveDialog } from './desktop/save-dialog.ts';
import { stateFile } from './desktop/state-file.ts';
import { systemClock } from './desktop/system-clock.ts';
import { removeTemporaryFiles } from './drivers/files/temporary-path.ts';
import { createNativeWords } from './features/native-words.ts';
import type { FirstScreen } from './first-screen.ts';
import { type Transport, type TransportDeps, connectTransport } from './ipc/electron-transport.ts';
import { resourceFolder } from './places.ts';
import type { IdleLock } from './ports/desktop/idle-lock.ts';
import type { Log } from './ports/system.ts';
import { ORIGIN } from './shell/content-security.ts';
import { firstWords } from './shell/first-words.ts';
import { type GuideWindow, guideWindow } from './shell/guide-window.ts';
import type { Takers } from './shell/handed-over.ts';
import { watchForIdle } from './shell/idle-lock.ts';
import { quitAfter } from './shell/lifecycle.ts';
import { guideMenu, setMenu } from './shell/menu.ts';
import { type PageCover, createPageCover } from './shell/page-cover.ts';
import { watchCrashes } from './shell/watch-crashes.ts';
import { type ConsoleWindow, coverableWindow, rememberBounds } from './shell/window.ts';

/** Undefined until there is a window. */
let window: BrowserWindow | undefined;
/** Undefined until there is a window. */
let pageCover: PageCover | undefined;
/** Undefined until there is a page. */
let tellPage: Transport['tell'] | undefined;
/** Undefined until there is a window. */
let idleLock: IdleLock | undefined;
const readBeginning = beginningReader({ clock: systemClock });
const handed = handedFiles(readBeginning);
const links = handedLinks();

/** What has to be known of the console where the window was opened. */
export interface RunningConsole extends Pick<Console, 'describe'> {
  /** The page's process has died. @param isExpected main itself has ended it */
  pageGone(reason: string, isExpected: boolean): void;
  readonly takers: Takers;
}

interface Start {
  readonly opened: ConsoleWindow;
  readonly screen: FirstScreen;
  readonly answerCalls: TransportDeps['answerCalls'];
  /** Folder of the built main process. */
  readonly built: string;
}

/** Makes the parts of the desktop and the profiles, and composes the console behind a window. */
export function startConsole({ opened, screen, answerCalls, built }: Start): RunningConsole {
  ({ window } = opened);
  const { facts, found, userData } = screen;
  const appState = stateFile(screen.state, screen.remembered);
  const settings = facts.live.now;
  const log = redactingLog(join(userData, 'logs'));
  const crashReports = crashFile(join(userData, 'crash-reports.json'), (cause) => {
    log.error('crash reports not kept or read', { cause });
  });
  const crashes = watchCrashes({ log, crashReports, clock: systemClock, version: facts.version });
  screen.log.writeTo(log);
  const encryption = electronOsEncryption(electron.safeStorage, process.platform);
  const profileParts = makeProfiles({ userData, built, settings }, found, { encryption, log });
  const texts = makeTexts(built);
  const mainConsole = createConsole(facts, {
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
    crashReports,
    programLog: programLogFile(join(userData, 'logs')),
    systemFacts: computerFacts,
    ...texts,
    ...desktopParts(),
    openBrowser,
    updates: {
      list: async (place, options) =>
        (await import('./updates/update-folder.ts')).updateFolder().list(place, options),
    },
    reports: reportParts(userData, encryption, settings.reports.keepAtMost),
    onUnforeseen: (incident, name, cause) => {
      log.error('unforeseen failure', { incident, name, cause });
    },
  });
  connectPage(mainConsole, answerCalls);
  watchWindow(opened, { mainConsole, screen, log, settings, guides: texts.guides });
  // The page sends the same words later, and those of another language when it is chosen.
  void firstWords(screen.page, screen.language()).then(texts.words.learn);
  // Opening a profile is the first call of the page.
  profileParts.load();
  return running(mainConsole, { log, crashes });
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

function connectPage({ router, sessions }: Console, answerCalls: Start['answerCalls']): void {
  const transport = connectTransport({
    router,
    answerCalls,
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
  readonly screen: FirstScreen;
  readonly log: Log;
  readonly settings: Settings;
  readonly guides: GuideWindow;
}

/** Locks the console when nobody uses it, and ends everything on quit. */
function watchWindow(
  opened: ConsoleWindow,
  { mainConsole, screen, log, settings, guides }: WindowParts,
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
  const stopWatching = mainConsole.watch();
  quitAfter(async () => {
    idle.stop();
    stopWatching();
    if (window !== undefined) rememberBounds(window, screen.state);
    await Promise.all([screen.keepState(), removeTemporaryFiles(), mainConsole.finish()]);
  });
  noteStart(log);
  pageCover = createPageCover(
    coverableWindow(opened),
    systemClock,
    settings.session.endPageAfterSeconds,
  );
  follow(opened.window, { guides, touched: idle.touched });
}

function noteStart(log: Log): void {
  log.info('started', {
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
  });
}

interface Followed extends Pick<WindowParts, 'guides'> {
  readonly touched: () => void;
}

function follow(opened: BrowserWindow, { guides, touched }: Followed): void {
  opened.webContents.on('input-event', touched);
  opened.on('closed', () => {
    window = undefined;
    pageCover = undefined;
    guides.close();
  });
}

/** What the window asks of the console. */
function running(
  { describe, router, lock }: Console,
  { log, crashes }: { readonly log: Log; readonly crashes: ReturnType<typeof watchCrashes> },
): RunningConsole {
  return {
    describe,
    // The page has lost what it showed: main drops the secrets too.
    pageGone(reason, isExpected) {
      log.error('page gone', { reason });
      if (!isExpected) crashes.pageGone(reason);
      pageCover?.pageGone();
      router.cancelAll();
      lock();
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
