import { useVirtualizer } from '@tanstack/react-virtual';
import { type Key, type RefCallback, type RefObject, useCallback, useRef, useState } from 'react';

/** Height of a row in pixels, as styles make it; the head has it where each heading is one line. */
export const ROW_HEIGHT = 33;

interface LongList {
  readonly count: number;
  /**
   * In pixels; a row of unknown height is measured once it is there. The same function while the
   * rows are the same.
   */
  readonly heightOf?: (index: number) => number;
  /**
   * What a row is known by while others come and go above it. The same function while the rows are
   * the same.
   */
  readonly keyOf?: (index: number) => Key;
}

export interface RowsInSight {
  readonly scroller: RefObject<HTMLElement | null>;
  /** The `ref` of the head, which stays in sight above the rows. */
  readonly head: RefCallback<HTMLElement>;
  readonly headHeight: number;
  readonly count: number;
  /** Those in sight, and some around them. */
  readonly indexes: readonly number[];
  /** Pixels that the rows before and behind them take. */
  readonly before: number;
  readonly behind: number;
  readonly show: (index: number, where?: 'nearest' | 'middle') => void;
  /** How many rows fit into the scroller now. */
  readonly fitting: () => number;
  /** The `ref` of a row whose height is unknown; the row names its place by `data-index`. */
  readonly measure: (row: HTMLElement | null) => void;
}

/** Which rows of a long list are in sight, so that only those need to be in the page. */
export function useRowsInSight({
  count,
  heightOf = ofOneLine,
  keyOf = byPlace,
}: LongList): RowsInSight {
  const scroller = useRef<HTMLElement>(null);
  const [headHeight, head] = useHeadHeight();
  // The rule is about the React Compiler, which is not used here: what this hook returns is read at
  // every rendering.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    getItemKey: keyOf,
    overscan: 20,
    // The rows begin below the head, and what is scrolled to is not hidden by it.
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  const rows = virtual.getVirtualItems();

  return {
    scroller,
    head,
    headHeight,
    count,
    indexes: rows.map(({ index }) => index),
    before: (rows[0]?.start ?? headHeight) - headHeight,
    behind: virtual.getTotalSize() - ((rows.at(-1)?.end ?? headHeight) - headHeight),
    show: (index, where = 'nearest') => {
      virtual.scrollToIndex(index, { align: where === 'middle' ? 'center' : 'auto' });
    },
    fitting: () => Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / ROW_HEIGHT),
    measure: virtual.measureElement,
  };
}

/** How high the head is: its headings are as long as the language makes them. */
function useHeadHeight(): readonly [height: number, head: RefCallback<HTMLElement>] {
  const [height, setHeight] = useState(ROW_HEIGHT);
  const head = useCallback((element: HTMLElement) => {
    const watching = new ResizeObserver(() => {
      setHeight(element.offsetHeight);
    });
    watching.observe(element);
    return () => {
      watching.disconnect();
    };
  }, []);
  return [height, head];
}

function ofOneLine(): number {
  return ROW_HEIGHT;
}

function byPlace(index: number): Key {
  return index;
}
