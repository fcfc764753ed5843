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
    const endIfOver = () => {
      if (isOver || Date.now() < endsAtMs) return;
      isOver = true;
      clearInterval(timer);
      end.current?.();
    };
    const timer = setInterval(() => {
      setNow(Date.now());
      endIfOver();
    }, TICK_MS);
    // What is left has just been drawn.
    endIfOver();
    return () => {
      clearInterval(timer);
    };
  }, [endsAtMs]);

  return Math.max(0, Math.ceil((endsAtMs - now) / 1000));
}
