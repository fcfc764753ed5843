/** A page whose process dies again and again, as for want of memory, is not brought back for ever. */
const MOST_RELOADS = 3;

/** What of Electron's window is needed. */
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
 * Loads the page anew when its process has died, whatever for: Electron's list of reasons grows.
 * Left alone, the window would stay white, with nothing in it to click.
 *
 * @param onPageGone told of Chromium's word for why, before the page is loaded
 */
export function reloadAfterCrash(
  window: WindowWithPage,
  onPageGone: (reason: string) => void,
  load: () => void,
): void {
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    onPageGone(reason);
    reloads += 1;
    if (reloads <= MOST_RELOADS) load();
  });
}
