// A page that dies again and again, for example without memory, is not reloaded for ever.
const MOST_RELOADS = 3;

/** The part of Electron's window that is used. */
interface WindowWithPage {
  isDestroyed(): boolean;
  readonly webContents: {
    on(
      event: 'render-process-gone',
      listener: (event: unknown, details: { readonly reason: string }) => void,
    ): unknown;
  };
}

/**
 * Reloads the page when its process has died, for whatever reason: Electron's list of reasons
 * grows. Without that, the window would stay white.
 *
 * @param onPageGone called with Chromium's reason before the page is loaded again, and whether main
 *   itself has ended the page
 * @returns to be told that main itself ends the page now, which is no sign of a page that dies
 */
export function reloadAfterCrash(
  window: WindowWithPage,
  onPageGone: (reason: string, isExpected: boolean) => void,
  load: () => void,
): { readonly expectEnd: () => void } {
  let reloads = 0;
  let isExpected = false;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    onPageGone(reason, isExpected);
    if (!isExpected) reloads += 1;
    isExpected = false;
    if (reloads <= MOST_RELOADS) load();
  });
  return {
    expectEnd: () => {
      isExpected = true;
    },
  };
}
