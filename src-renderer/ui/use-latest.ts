import { type RefObject, useEffect, useRef } from 'react';

/** Holds what was passed last, for a listener that stays the same from one drawing to the next. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
