import { useVirtualizer } from '@tanstack/react-virtual';
import { type Key, type RefObject, useRef } from 'react';

/** Height of a row and of the head in pixels, as styles make them. */
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
  // The rule is about the React Compiler, which is not used here: what this hook returns is read at
  // every rendering.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    getItemKey: keyOf,
    overscan: 20,
    // What is scrolled to is not hidden below the head.
    scrollPaddingStart: ROW_HEIGHT,
  });
  const rows = virtual.getVirtualItems();

  return {
    scroller,
    count,
    indexes: rows.map(({ index }) => index),
    before: rows[0]?.start ?? 0,
    behind: virtual.getTotalSize() - (rows.at(-1)?.end ?? 0),
    show: (index, where = 'nearest') => {
      virtual.scrollToIndex(index, { align: where === 'middle' ? 'center' : 'auto' });
    },
    fitting: () => Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1,
    measure: virtual.measureElement,
  };
}

function ofOneLine(): number {
  return ROW_HEIGHT;
}

function byPlace(index: number): Key {
  return index;
}
