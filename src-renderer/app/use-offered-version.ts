import { useEffect, useState } from 'react';
import type { Api } from '../api.ts';

/**
 * The version this computer can be given, once main knows one. Asked when the sign-in form comes
 * up: it is the one screen on which nobody is in the middle of something.
 */
export function useOfferedVersion(api: Api): string | undefined {
  const [version, setVersion] = useState<string>();
  useEffect(() => {
    let isOver = false;
    api.ask('updates.current', undefined).then(
      (view) => {
        if (!isOver && view.state === 'offered') setVersion(view.version);
      },
      // Whoever wants to know why finds it in Settings.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [api]);
  return version;
}
