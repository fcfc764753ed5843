import { useEffect, useState } from 'react';

/** Whether it is earlier than this moment (milliseconds since the epoch). */
export function useIsBefore(momentMs: number): boolean {
  const [passedMs, setPassed] = useState(() => (Date.now() < momentMs ? undefined : momentMs));
  useEffect(() => {
    const timer = setTimeout(
      () => {
        setPassed(momentMs);
      },
      Math.max(0, momentMs - Date.now()),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [momentMs]);
  return passedMs !== momentMs;
}
