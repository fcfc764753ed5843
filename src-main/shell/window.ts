import { BrowserWindow, nativeTheme, screen, session } from 'electron';
import type { WindowBounds, WindowState } from '../ports/desktop/app-state.ts';
import { START_PAGE, securePage } from './content-security.ts';
import { reloadAfterCrash } from './reload-after-crash.ts';

/** How long a loaded page may stay out of sight. */
const LONGEST_HIDDEN_MS = 1_000;
const DEFAULT_SIZE = { width: 1180, height: 780 };
const SMALLEST_SIZE = { minWidth: 720, minHeight: 560 };

interface WindowDeps {
  readonly state: WindowState;
  readonly preload: string;
  readonly pageFolder: string;
  /** Packaged builds have no developer tools. */
  readonly devTools: boolean;
  /**
   * Called when the page's process has died, with Chromium's word for why; the page is loaded anew
   * after it.
   */
  readonly onPageGone: (reason: string) => void;
}

/**
 * Opens the console's one window. Its page is sandboxed, keeps nothing on disk and cannot leave its
 * start page.
 */
export function openWindow({
  state,
  preload,
  pageFolder,
  devTools,
  onPageGone,
}: WindowDeps): BrowserWindow {
  // Not `persist:`, so nothing of the page is ever written to the profile folder.
  const pageSession = session.fromPartition('console', { cache: false });
  securePage(pageSession, pageFolder);

  const window = new BrowserWindow({
    ...DEFAULT_SIZE,
    ...visible(state.bounds),
    ...SMALLEST_SIZE,
    show: false,
    title: 'Keydesk',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#fafafa',
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
  if (state.bounds?.maximized) window.maximize();
  keepOnPage(window);
  reloadAfterCrash(window, onPageGone, () => void window.loadURL(START_PAGE));
  const show = () => {
    if (window.isDestroyed() || window.isVisible()) return;
    window.show();
  };
  window.once('ready-to-show', show);
  // A busy machine may never report the first paint of a hidden window: a console nobody sees is worse than one that flickers.
  window.webContents.once('did-finish-load', () => setTimeout(show, LONGEST_HIDDEN_MS));
  window.on('close', () => {
    rememberBounds(window, state);
  });
  void window.loadURL(START_PAGE);
  return window;
}

/**
 * Remembers where the window is. Quitting ends the process without closing the window, so it is
 * called there too.
 */
export function rememberBounds(window: BrowserWindow, state: WindowState): void {
  state.rememberBounds({ ...window.getNormalBounds(), maximized: window.isMaximized() });
}

function keepOnPage({ webContents }: BrowserWindow): void {
  const refuse = (event: { preventDefault: () => void }) => {
    event.preventDefault();
  };
  webContents.on('will-navigate', refuse);
  webContents.on('will-frame-navigate', refuse);
  webContents.on('will-redirect', refuse);
  webContents.on('will-attach-webview', refuse);
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

// A screen that is gone must not swallow the window.
function visible(bounds: WindowBounds | undefined): {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
} {
  if (bounds === undefined) return {};
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
