import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BrowserWindow, type Menu, type Session, nativeTheme, session } from 'electron';
import type { GuideViewer } from '../ports/desktop/guide-viewer.ts';
import { SCHEME } from './content-security.ts';
import { STYLE_SHEET, addressOf, guideFile } from './guide-address.ts';

// No scripts, no images, no forms, no network: text and one style sheet.
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox',
].join('; ');

interface GuideWindowDeps {
  /** Where the build puts the guides. */
  readonly folder: string;
  /** A menu of its own: the console's menu would lock and sign out in the other window. */
  readonly menu: () => Menu;
}

export interface GuideWindow extends GuideViewer {
  close(): void;
}

/**
 * One window for all guides, separate from the console's page: its own Electron session, no
 * scripts, no bridge, and no address but those of the guides.
 */
export function guideWindow({ folder, menu }: GuideWindowDeps): GuideWindow {
  let window: BrowserWindow | undefined;
  const open = (): BrowserWindow => {
    const opened = openGuides(guideSession(folder), menu());
    opened.on('closed', () => {
      window = undefined;
    });
    return opened;
  };
  return {
    show(place) {
      window ??= open();
      void window.loadURL(addressOf(place));
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    close: () => window?.close(),
  };
}

function openGuides(guides: Session, menu: Menu): BrowserWindow {
  const window = new BrowserWindow({
    width: 860,
    height: 780,
    minWidth: 360,
    minHeight: 320,
    show: false,
    title: 'Keydesk',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#ffffff',
    webPreferences: {
      session: guides,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      javascript: false,
      spellcheck: false,
      devTools: false,
    },
  });
  window.setMenu(menu);
  const { webContents } = window;
  const stayInGuides = (event: { readonly url: string; preventDefault: () => void }) => {
    if (guideFile(event.url) === undefined) event.preventDefault();
  };
  webContents.on('will-navigate', stayInGuides);
  webContents.on('will-frame-navigate', stayInGuides);
  webContents.on('will-redirect', stayInGuides);
  webContents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('before-input-event', (_event, { type, key }) => {
    if (type === 'keyDown' && key === 'Escape') window.close();
  });
  return window;
}

/** Serves the guides alone and grants no permission. Electron keeps one until the process ends. */
function guideSession(folder: string): Session {
  const guides = session.fromPartition('guides', { cache: false });
  if (guides.protocol.isProtocolHandled(SCHEME)) return guides;
  guides.protocol.handle(SCHEME, ({ url }) => serve(url, folder));
  guides.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: guideFile(url) === undefined });
  });
  guides.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  guides.setPermissionCheckHandler(() => false);
  guides.setDevicePermissionHandler(() => false);
  guides.on('will-download', (event) => {
    event.preventDefault();
  });
  return guides;
}

async function serve(url: string, folder: string): Promise<Response> {
  const file = guideFile(url);
  const content = file && (await readFile(join(folder, file), 'utf8').catch(() => undefined));
  if (!file || content === undefined) return new Response(null, { status: 404 });
  return new Response(content, {
    headers: {
      'content-type': file === STYLE_SHEET ? 'text/css; charset=utf-8' : 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': POLICY,
    },
  });
}
