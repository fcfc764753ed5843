import { join } from 'node:path';
import { type BrowserWindow, Menu, app } from 'electron';
import { takeCalls } from './ipc/waiting-calls.ts';
import { registerScheme } from './shell/content-security.ts';
import { type Takers, onHandedOver } from './shell/handed-over.ts';
import { checkStart, exitAfterFailedStart, prepareProcess } from './shell/lifecycle.ts';
import { argumentsBehindApp, wordsBehindStore } from './shell/store-words.ts';
import { openWindow } from './shell/window.ts';
import type { RunningConsole } from './start.ts';
import { asksForDeskTask } from './tools/desk/asks-for-task.ts';

// Only what a window needs is loaded here. What the first screen needs is read while the page's own
// process starts, and the console when the page has been drawn.

/** Folder of the built main process. */
const built = import.meta.dirname;
let hasStarted: (console: RunningConsole) => void;
const running = new Promise<RunningConsole>((resolve) => {
  hasStarted = resolve;
});
let window: BrowserWindow | undefined;

const mayStart = checkStart();
const deskArguments = argumentsBehindApp(process.argv, app.isPackaged);
const storeArguments = wordsBehindStore({ argv: process.argv, isPackaged: app.isPackaged });
if (mayStart && storeArguments !== undefined) {
  // Awaited here: Electron then goes no further, so it needs no display and no single instance.
  await (await import('./without-window.ts')).runStore(storeArguments, built);
} else if (mayStart && asksForDeskTask(deskArguments)) {
  await (await import('./without-window.ts')).runDesk(deskArguments, built);
} else if (mayStart && prepareProcess(() => window)) {
  registerScheme();
  takeHandedOver();
  // Electron's own is English, and has commands that the console has not.
  Menu.setApplicationMenu(null);
  // Not awaited: Electron becomes ready only after its main module has been evaluated.
  void app.whenReady().then(start).catch(exitAfterFailedStart);
}

/** Opens the window with the first screen, and then makes the console behind it. */
async function start(): Promise<void> {
  let composed: RunningConsole | undefined;
  const answerCalls = takeCalls();
  // Its files are read while the system makes the window.
  const loading = import('./first-screen.ts').then(({ firstScreen }) => firstScreen(built));
  const opened = openWindow({
    preload: join(built, '../preload/preload.cjs'),
    pageFolder: join(built, '../renderer'),
    startPage: async (nonce) => (await loading).startPage(nonce, composed?.describe),
    devTools: !app.isPackaged,
    // Before there is a console, the page shows nothing that it could lose.
    onPageGone: (reason, isExpected) =>
      void running.then(({ pageGone }) => pageGone(reason, isExpected)),
  });
  ({ window } = opened);
  window.on('closed', () => {
    window = undefined;
  });
  const screen = await loading;
  screen.showIn(opened.window);
  // To load and compose it keeps this process busy, and with it the window.
  if (screen.hasForm) await opened.drawn;
  const { startConsole } = await import('./start.ts');
  if (opened.window.isDestroyed()) return;
  composed = startConsole({ opened, screen, answerCalls, built });
  hasStarted(composed);
}

/** Hands on what the operating system hands over, also what comes before there is a console. */
function takeHandedOver(): void {
  const take = (hand: (takers: Takers) => void) => {
    void running.then(({ takers }) => {
      hand(takers);
    });
  };
  onHandedOver({
    report: (path) => {
      take(({ report }) => {
        report(path);
      });
    },
    link: (text) => {
      take(({ link }) => {
        link(text);
      });
    },
  });
}
