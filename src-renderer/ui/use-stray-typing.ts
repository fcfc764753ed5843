import { useEffect } from 'react';
import { DIALOG } from './dialogs.ts';
import { isTypedInto } from './typing-place.ts';
import { useLatest } from './use-latest.ts';

/** Something in front, or a part of the page that says it wants what is typed. */
const TAKES_TYPING = `${DIALOG}, [role=menu], [data-takes-typing]`;

/**
 * Calls `onCharacter` for each character that is typed where nothing takes it. When it returns
 * true, the character was of use.
 */
export function useStrayTyping(onCharacter: (character: string) => boolean): void {
  const latest = useLatest(onCharacter);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { altKey, ctrlKey, key, metaKey, target } = event;
      const isCharacter = key.length === 1 && !altKey && !ctrlKey && !metaKey;
      if (!isCharacter || event.defaultPrevented || event.isComposing) return;
      if (isTypedInto(target) || document.querySelector(TAKES_TYPING) !== null) return;
      if (latest.current(key)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [latest]);
}
