import {
  Virtualizer,
  elementScroll,
  observeElementOffset,
  observeElementRect,
} from '@tanstack/react-virtual';
import {
  type Key,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';

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
  /** Given as the `ref` of a row whose height is unknown; the row names its place by `data-index`. */
  readonly measure: (row: HTMLElement | null) => void;
}

/** Which rows of a long list are in sight, so that only those need to be in the page. */
export function useRowsInSight({
  count,
  heightOf = ofOneLine,
  keyOf = byPlace,
}: LongList): RowsInSight {
  const scroller = useRef<HTMLElement>(null);
  const [{ virtual, subscribe, look }] = useState(watcher);
  const rows = useSyncExternalStore(subscribe, () => virtual.getVirtualItems());
  const height = useSyncExternalStore(subscribe, () => virtual.getTotalSize());

  useLayoutEffect(() => virtual._didMount(), [virtual]);
  useLayoutEffect(() => {
    look({
      count,
      getScrollElement: () => scroller.current,
      estimateSize: heightOf,
      getItemKey: keyOf,
    });
  }, [look, count, heightOf, keyOf]);

  return {
    scroller,
    count,
    indexes: rows.map(({ index }) => index),
    before: rows[0]?.start ?? 0,
    behind: height - (rows.at(-1)?.end ?? 0),
    show: (index, where = 'nearest') => {
      virtual.scrollToIndex(index, { align: where === 'middle' ? 'center' : 'auto' });
    },
    fitting: () => Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1,
    measure: virtual.measureElement,
  };
}

/**
 * The library's own hook answers out of an object that changes under React's hands; here what it
 * knows is read as a store outside of React is, and is up to date before the next frame.
 */
function watcher() {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const fixed = {
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    overscan: 20,
    scrollPaddingStart: ROW_HEIGHT,
    onChange: tell,
  };
  const virtual = new Virtualizer<HTMLElement, HTMLElement>({
    ...fixed,
    count: 0,
    getScrollElement: () => null,
    estimateSize: ofOneLine,
  });
  return {
    virtual,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    look: (
      options: Pick<
        typeof virtual.options,
        'count' | 'getScrollElement' | 'estimateSize' | 'getItemKey'
      >,
    ) => {
      virtual.setOptions({ ...fixed, ...options });
      virtual._willUpdate();
      tell();
    },
  };
}

function ofOneLine(): number {
  return ROW_HEIGHT;
}

function byPlace(index: number): Key {
  return index;
}
