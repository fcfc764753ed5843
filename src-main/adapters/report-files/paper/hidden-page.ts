import { randomBytes } from 'node:crypto';
import { BrowserWindow, type PrintToPDFOptions, type Session, type WebContents, type WebContentsPrintOptions, session } from 'electron';
import { AppError } from '../../../../src-shared/errors.ts';

/** Makes a page of HTML, its style let in by this nonce. */
export type MakePage = (nonce: string) => string;

/** Lays out one page after the other on paper. Both throw AppError `request.cancelled` and `report.notOnPaper`. */
export interface HiddenPage {
  /** @returns a whole PDF */
  toPdf(make: MakePage, options: PrintToPDFOptions): Promise<Uint8Array>;
  /** Opens the operating system's dialog, which a cancel leaves open. @returns false when it was closed. @throws AppError `printer.failed` */
  print(make: MakePage, options: WebContentsPrintOptions): Promise<boolean>;
}

/** What Chromium says of a dialog that was closed, in its two spellings. */
const CLOSED = /cancell?ed/i;

/** A page nobody sees: without scripts, without network, with nothing kept. It is closed when `work` is done, or at once when it is cancelled. */
export async function onHiddenPage<T>(signal: AbortSignal, work: (page: HiddenPage) => Promise<T>): Promise<T> {
  const own = session.fromPartition(`paper-${randomBytes(6).toString('hex')}`, { cache: false });
  const shown = serveOnePage(own);
  const window = new BrowserWindow({ show: false, webPreferences: { session: own, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, devTools: false, spellcheck: false } });
  const contents = window.webContents;
  const [gone, aborted] = [whenGone(contents), whenAborted(signal)];
  const show = (make: MakePage) => Promise.race([contents.loadURL(shown.next(make)), gone, aborted]);
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
    own.protocol.unhandle('app');
  }
}

/** Rejects once the page's process has died, for want of memory say: such a page answers nothing any more. */
function whenGone(contents: WebContents): Promise<never> {
  const gone = new Promise<never>((_resolve, reject) => {
    contents.once('render-process-gone', (_event, { reason }) => {
      reject(new AppError('report.notOnPaper', `the page of the report is gone: ${reason}`));
    });
  });
  gone.catch(() => undefined);
  return gone;
}

function whenAborted(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_resolve, reject) => {
    const stop = () => {
      reject(new AppError('request.cancelled', 'cancelled', { cause: signal.reason }));
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  aborted.catch(() => undefined);
  return aborted;
}

function printed(contents: WebContents, options: WebContentsPrintOptions): Promise<boolean> {
  return new Promise((resolve, reject) => {
    contents.print(options, (success, reason) => {
      if (success) resolve(true);
      else if (CLOSED.test(reason)) resolve(false);
      else reject(new AppError('printer.failed', `printing failed: ${reason}`));
    });
  });
}

/**
 * Answers to one address, the newest. Each page is a site of its own, for which Chromium starts a process of its own: what a page
 * leaves behind in memory goes with its process, where one process for all grows with every page.
 */
function serveOnePage(own: Session): { next(make: MakePage): string } {
  let count = 0;
  let [address, response] = ['', () => new Response(null, { status: 404 })];
  // The scheme the console's own page has too (see shell/content-security): it was registered before Electron was ready.
  own.protocol.handle('app', ({ url }) => (url === address ? response() : new Response(null, { status: 404 })));
  own.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: url !== address });
  });
  own.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  return {
    next(make) {
      const nonce = randomBytes(18).toString('base64');
      const html = make(nonce);
      count += 1;
      address = `app://paper-${count}/report.html`;
      response = () => new Response(html, { headers: headersOf(nonce) });
      return address;
    },
  };
}

function headersOf(nonce: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
  };
}
