import { useEffect, useState } from 'react';

/** Whether it is earlier than this moment (milliseconds since the epoch). */
export function useIsBefore(momentMs: number): boolean {
  const [isBefore, setBefore] = useState(() => Date.now() < momentMs);
  useEffect(() => {
    const leftMs = momentMs - Date.now();
    setBefore(leftMs > 0);
    if (leftMs <= 0) return;
    const timer = setTimeout(() => {
      setBefore(false);
    }, leftMs);
    return () => {
      clearTimeout(timer);
    };
  }, [momentMs]);
  return isBefore;
}
