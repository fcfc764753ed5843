import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BrowserWindow,
  type PrintToPDFOptions,
  type Session,
  type WebContentsPrintOptions,
  app,
  session,
} from 'electron';
import { cancelled } from '#shared/cancellation.ts';
import { printed, whenGone } from './printing-page.ts';

/** Makes a page of HTML, its style let in by this nonce. */
export type MakePage = (nonce: string) => string;

/**
 * Lays out one page after the other. Both throw AppError `request.cancelled` and
 * `report.notOnPaper`.
 */
export interface HiddenPage {
  /** @returns a whole PDF */
  toPdf(make: MakePage, options: PrintToPDFOptions): Promise<Uint8Array>;
  /**
   * Opens the operating system's dialog, which a cancel leaves open. @returns false when it was
   * closed. @throws AppError `printer.failed`
   */
  print(make: MakePage, options: WebContentsPrintOptions): Promise<boolean>;
}

/** Pages that are asked for now, by their addresses. */
const shown = new Map<string, () => Response>();
let count = 0;
let own: Session | undefined;

/**
 * A page nobody sees: without scripts, without network, with nothing kept. It is closed when `work`
 * is done, or at once when it is cancelled.
 */
export async function onHiddenPage<T>(
  signal: AbortSignal,
  work: (page: HiddenPage) => Promise<T>,
): Promise<T> {
  own ??= closedSession();
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      devTools: false,
      spellcheck: false,
      // Without a display Chromium ends when a window is made, unless it draws into memory.
      offscreen: app.commandLine.getSwitchValue('ozone-platform') === 'headless',
    },
  });
  const contents = window.webContents;
  const [gone, aborted] = [whenGone(contents), whenAborted(signal)];
  const show = (make: MakePage) =>
    withAddress(make, (address) => Promise.race([contents.loadURL(address), gone, aborted]));
  try {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    return await work({
      async toPdf(make, options) {
        await show(make);
        return Promise.race([contents.printToPDF(options), gone, aborted]);
      },
      async print(make, options) {
        await show(make);
        return Promise.race([printed(contents, options), gone]);
      },
    });
  } finally {
    window.destroy();
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_resolve, reject) => {
    const stop = () => {
      reject(cancelled(signal));
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  aborted.catch(() => undefined);
  return aborted;
}

/**
 * Answers to pages that are shown, and to nothing else. There is one for all reports: Electron
 * keeps a session until it ends.
 */
function closedSession(): Session {
  const closed = session.fromPartition('report-pages', { cache: false });
  // The scheme the console's own page has too (see shell/content-security): it was registered
  // before Electron was ready.
  closed.protocol.handle(
    'app',
    ({ url }) => shown.get(url)?.() ?? new Response(null, { status: 404 }),
  );
  closed.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !shown.has(url) });
  });
  closed.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  return closed;
}

/**
 * Makes a page and shows it under an address of its own. Each is a site of its own too, for which
 * Chromium starts a process of its own: what a page leaves behind in memory goes with its process,
 * where one process for all grows with every page.
 */
async function withAddress(
  make: MakePage,
  show: (address: string) => Promise<void>,
): Promise<void> {
  // Whatever was done before, others have their turn.
  await sleep(0);
  const nonce = randomBytes(18).toString('base64');
  const html = make(nonce);
  count += 1;
  const address = `app://report-page-${count}/report.html`;
  shown.set(address, () => new Response(html, { headers: headersOf(nonce) }));
  try {
    await show(address);
  } finally {
    shown.delete(address);
  }
}

function headersOf(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
  };
}
