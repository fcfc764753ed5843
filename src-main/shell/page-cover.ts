import type { Clock } from '../ports/system.ts';

/** What is done to the window and the page in it. */
export interface CoverableWindow {
  /** Whether there is a page that shows something and can answer. */
  readonly hasPage: () => boolean;
  /** Covers the page, whatever it does. */
  readonly cover: () => void;
  readonly uncover: () => void;
  /** Resolves once the page has done what it was told before this. May never. */
  readonly settled: () => Promise<unknown>;
  /** Ends the page's process, after which the page is loaded again. */
  readonly endPage: () => void;
}

export interface PageCover {
  /** The page was told that it has to let go of its secrets. */
  hidePage(): void;
  /** The page was told who is signed in now, if anybody. */
  pageKnows(): void;
  /** The page's process has ended, and what it showed is gone with it. */
  pageGone(): void;
}

/**
 * Hides the page at once when secrets must leave the screen, because a page that hangs would go on
 * showing them. It is shown again when it has answered, and ended when it does not.
 *
 * @param endAfterSeconds how long it may take to answer
 */
export function createPageCover(
  window: CoverableWindow,
  clock: Clock,
  endAfterSeconds: number,
): PageCover {
  let cancelEnd: (() => void) | undefined;

  function lift(): void {
    if (cancelEnd === undefined) return;
    cancelEnd();
    cancelEnd = undefined;
    window.uncover();
  }

  function endLater(): void {
    cancelEnd = clock.after(endAfterSeconds * 1000, () => {
      // Main may have been busy itself: what the page has said meanwhile counts.
      cancelEnd = clock.after(0, window.endPage);
    });
  }

  return {
    pageGone: lift,
    hidePage() {
      if (!window.hasPage() || cancelEnd !== undefined) return;
      window.cover();
      endLater();
    },
    pageKnows() {
      const waited = cancelEnd;
      if (waited === undefined) return;
      void window.settled().then(
        () => {
          if (cancelEnd === waited) lift();
        },
        () => undefined,
      );
    },
  };
}
