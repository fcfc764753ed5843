import { randomBytes } from 'node:crypto';
import { BrowserWindow, type WebContents, session } from 'electron';
import { AppError } from '../../../../src-shared/errors.ts';
import type { ReportTable } from '../../../ports/report-writer.ts';
import { paperPage } from './paper-page.ts';

/** The scheme the console's own page has too (see shell/content-security): it was registered before Electron was ready. */
const ADDRESS = 'app://paper/report.html';

/**
 * Lays a report out on a page nobody sees: without scripts, without network, with nothing kept. Rows stream into it, and it is
 * closed when `work` is done.
 */
export async function onHiddenPage<T>(table: ReportTable, work: (contents: WebContents) => Promise<T>): Promise<T> {
  const nonce = randomBytes(18).toString('base64');
  const own = session.fromPartition(`paper-${randomBytes(6).toString('hex')}`, { cache: false });
  const source = streamOf(paperPage(table, nonce));
  own.protocol.handle('app', (request) => (request.url === ADDRESS ? new Response(source.stream, { headers: headersOf(nonce) }) : new Response(null, { status: 404 })));
  own.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: request.url !== ADDRESS });
  });
  own.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  const window = new BrowserWindow({ show: false, webPreferences: { session: own, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, devTools: false, spellcheck: false } });
  // A page that runs out of memory answers nothing any more.
  const lost = new Promise<never>((_resolve, reject) => {
    window.webContents.once('render-process-gone', (_event, { reason }) => {
      reject(new AppError('report.tooManyRows', `the page of the report is gone: ${reason}`));
    });
  });
  lost.catch(() => undefined);
  try {
    window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    // Whatever the page makes of a broken stream, what broke it is what counts.
    await Promise.race([window.loadURL(ADDRESS), lost]).catch((error: unknown) => {
      throw source.failure() ?? error;
    });
    const failure = source.failure();
    if (failure !== undefined) throw failure;
    return await Promise.race([work(window.webContents), lost]);
  } finally {
    window.destroy();
    own.protocol.unhandle('app');
  }
}

function headersOf(nonce: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
  };
}

/** Takes a piece when the page wants one. A failure of its source ends it, and is told afterwards. */
function streamOf(pieces: AsyncGenerator<string>): { readonly stream: ReadableStream<Uint8Array>; failure(): unknown } {
  let failure: unknown;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(Buffer.from(value));
      } catch (error) {
        failure = error;
        controller.close();
      }
    },
    cancel: () => void pieces.return(undefined),
  });
  return { stream, failure: () => failure };
}
