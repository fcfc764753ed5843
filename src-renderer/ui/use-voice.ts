import { useCallback, useEffect, useState } from 'react';

/** Slower than speech: somebody writes along. */
const DICTATION_RATE = 0.8;

/** Speaks; `undefined` when this computer has no voice of its own for the language. */
export type Voice = ((text: string) => void) | undefined;

/**
 * The operating system's own voice. A voice that is not local sends its text to a server, and what
 * is spoken here is secret, so such a one is never used. Speaking stops when the component is
 * removed.
 *
 * @param language beginning of a BCP 47 tag, such as `en`
 */
export function useVoice(language: string): Voice {
  const [voice, setVoice] = useState(() => localVoice(language));

  useEffect(() => {
    // The list of voices arrives late.
    const synthesis = synthesisHere();
    const listen = () => {
      setVoice(localVoice(language));
    };
    synthesis?.addEventListener('voiceschanged', listen);
    return () => {
      synthesis?.removeEventListener('voiceschanged', listen);
      synthesis?.cancel();
    };
  }, [language]);

  const speak = useCallback(
    (text: string) => {
      if (voice === undefined) return;
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = DICTATION_RATE;
      speechSynthesis.cancel();
      speechSynthesis.speak(utterance);
    },
    [voice],
  );
  return voice && speak;
}

function localVoice(language: string): SpeechSynthesisVoice | undefined {
  const fitting = (synthesisHere()?.getVoices() ?? []).filter(
    ({ localService, lang }) => localService && lang.toLowerCase().startsWith(language),
  );
  return fitting.find((voice) => voice.default) ?? fitting[0];
}

function synthesisHere(): SpeechSynthesis | undefined {
  // TypeScript says it is always there, but some environments have none.
  return (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;
}
