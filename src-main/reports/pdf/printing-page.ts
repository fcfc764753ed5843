import { AppError } from '#shared/errors.ts';

/** What of Electron's `WebContents` is needed: `O` are its options for printing. */
interface PrintingPage<O> {
  once(
    event: 'render-process-gone',
    listener: (event: unknown, details: { readonly reason: string }) => void,
  ): unknown;
  print(options: O, done: (success: boolean, reason: string) => void): void;
}

/** What Electron says of a dialog that was closed; it has changed its words and their spelling. */
const CLOSED = /cancell?ed/i;

/**
 * Prints. @returns false when the operating system's dialog was closed. @throws AppError
 * `printer.failed`
 */
export function printed<O>(page: Pick<PrintingPage<O>, 'print'>, options: O): Promise<boolean> {
  return new Promise((resolve, reject) => {
    page.print(options, (success, reason) => {
      if (success) resolve(true);
      else if (CLOSED.test(reason)) resolve(false);
      else reject(new AppError('printer.failed', `printing failed: ${reason}`));
    });
  });
}

/**
 * Rejects once the page's process has died, for want of memory say: such a page answers nothing any
 * more. @throws AppError `report.notOnPaper`
 */
export function whenGone(page: Pick<PrintingPage<never>, 'once'>): Promise<never> {
  const gone = new Promise<never>((_resolve, reject) => {
    page.once('render-process-gone', (_event, { reason }) => {
      reject(new AppError('report.notOnPaper', `the page of the report is gone: ${reason}`));
    });
  });
  gone.catch(() => undefined);
  return gone;
}
