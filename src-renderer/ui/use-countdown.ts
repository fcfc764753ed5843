import { useEffect, useRef, useState } from 'react';

const TICK_MS = 250;

/**
 * Whole seconds left until `endsAtMs` (milliseconds since the epoch), counted while the component
 * is shown.
 *
 * @param onEnd called once when the time is over, at once if it already is
 */
export function useCountdown(endsAtMs: number, onEnd?: () => void): number {
  const [now, setNow] = useState(() => Date.now());
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });

  useEffect(() => {
    let isOver = false;
    const tick = () => {
      setNow(Date.now());
      if (!isOver && Date.now() >= endsAtMs) {
        isOver = true;
        clearInterval(timer);
        end.current?.();
      }
    };
    const timer = setInterval(tick, TICK_MS);
    tick();
    return () => {
      clearInterval(timer);
    };
  }, [endsAtMs]);

  return Math.max(0, Math.ceil((endsAtMs - now) / 1000));
}
