import { BrowserWindow, nativeTheme, screen, session } from 'electron';
import type { WindowBounds, WindowState } from '../ports/desktop/app-state.ts';
import { START_PAGE, securePage } from './content-security.ts';
import type { CoverableWindow } from './page-cover.ts';
import { reloadAfterCrash } from './reload-after-crash.ts';

/** How long a loaded page may stay hidden, in milliseconds. */
const LONGEST_HIDDEN_MS = 1_000;
const DEFAULT_SIZE = { width: 1180, height: 780 };
const SMALLEST_SIZE = { minWidth: 720, minHeight: 560 };

interface WindowDeps {
  readonly preload: string;
  readonly pageFolder: string;
  readonly startPage: (nonce: string) => Promise<string>;
  /** Packaged builds have no developer tools. */
  readonly devTools: boolean;
  /**
   * Called with Chromium's reason when the page's process has died, before it is loaded again, and
   * whether main itself has ended it.
   */
  readonly onPageGone: (reason: string, isExpected: boolean) => void;
}

/** The window, and the way to end a page in it that does not answer: it is loaded again. */
export interface ConsoleWindow {
  readonly window: BrowserWindow;
  /** Resolves when its first page has been drawn, or is not going to be. */
  readonly drawn: Promise<void>;
  readonly endPage: () => void;
}

/**
 * Opens the only window of the console. Its page is sandboxed, keeps nothing on disk and cannot
 * navigate.
 */
export function openWindow({
  preload,
  pageFolder,
  startPage,
  devTools,
  onPageGone,
}: WindowDeps): ConsoleWindow {
  // Not `persist:`, so nothing of the page is ever written to the profile folder.
  const pageSession = session.fromPartition('console', { cache: false });
  securePage(pageSession, { folder: pageFolder, startPage });

  const window = new BrowserWindow({
    ...DEFAULT_SIZE,
    ...SMALLEST_SIZE,
    show: false,
    title: 'Keydesk',
    backgroundColor: background(),
    webPreferences: {
      session: pageSession,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools,
    },
  });
  blockNavigation(window);
  const page = reloadAfterCrash(window, onPageGone, () => void window.loadURL(START_PAGE));
  const show = () => {
    if (window.isDestroyed() || window.isVisible()) return;
    window.show();
  };
  window.once('ready-to-show', show);
  // On a busy machine `ready-to-show` may never come: better a window that flickers than none.
  window.webContents.once('did-finish-load', () => setTimeout(show, LONGEST_HIDDEN_MS));
  void window.loadURL(START_PAGE);
  return {
    window,
    drawn: whenDrawn(window),
    endPage() {
      page.expectEnd();
      window.webContents.forcefullyCrashRenderer();
    },
  };
}

/** An empty page is never drawn, and one whose process dies is loaded again. */
function whenDrawn(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    const drawn = () => {
      resolve();
    };
    window.once('ready-to-show', drawn);
    window.once('closed', drawn);
    window.webContents.once('did-finish-load', () => setTimeout(drawn, LONGEST_HIDDEN_MS));
    window.webContents.once('render-process-gone', drawn);
  });
}

/** What is seen of a window before its page is drawn. */
export function background(): string {
  return nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#fafafa';
}

/** Puts the window where it was when it was last closed, and remembers where that is next time. */
export function placeWindow(window: BrowserWindow, state: WindowState): void {
  const { bounds } = state;
  if (bounds !== undefined) window.setBounds(visible(bounds));
  if (bounds?.maximized) window.maximize();
  window.on('close', () => {
    rememberBounds(window, state);
  });
}

/** What hides the page of a window without asking it, and waits for it. */
export function coverableWindow({ window, endPage }: ConsoleWindow): CoverableWindow {
  const { webContents } = window;
  return {
    endPage,
    hasPage: () =>
      !webContents.isDestroyed() && !webContents.isCrashed() && !webContents.isLoadingMainFrame(),
    // The page gives an answer a turn of its own, after it has drawn what main said before.
    settled: () => webContents.executeJavaScript('0'),
    // What is left is the window's own background, whatever the page draws.
    cover: () => {
      window.contentView.setVisible(false);
    },
    uncover: () => {
      if (!window.isDestroyed()) window.contentView.setVisible(true);
    },
  };
}

/** Remembers where the window is. Called on quitting too, which does not close the window first. */
export function rememberBounds(window: BrowserWindow, state: WindowState): void {
  state.rememberBounds({ ...window.getNormalBounds(), maximized: window.isMaximized() });
}

function blockNavigation({ webContents }: BrowserWindow): void {
  const refuse = (event: { preventDefault: () => void }) => {
    event.preventDefault();
  };
  webContents.on('will-navigate', refuse);
  webContents.on('will-frame-navigate', refuse);
  webContents.on('will-redirect', refuse);
  webContents.on('will-attach-webview', refuse);
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

// The screen of the last run may be gone: bounds outside all screens would hide the window.
function visible(bounds: WindowBounds): { x?: number; y?: number; width: number; height: number } {
  const { x, y, width, height } = bounds;
  if (x === undefined || y === undefined) return { width, height };
  const isOnScreen = screen
    .getAllDisplays()
    .some(
      ({ workArea }) =>
        x + width > workArea.x + 80 &&
        x < workArea.x + workArea.width - 80 &&
        y >= workArea.y &&
        y < workArea.y + workArea.height - 80,
    );
  return isOnScreen ? { x, y, width, height } : { width, height };
}
