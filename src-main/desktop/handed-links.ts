import type { HandedLink, HandedLinks } from '#main/ports/desktop/handed-links.ts';
import { readRecoveryLink } from '#shared/recovery/recovery-link.ts';

/** Keeps what the newest link fills in, and never its text, until the page asks for it. */
export function handedLinks(): HandedLinks & { hand(text: string): void } {
  let newest: HandedLink | undefined;
  return {
    hand: (text) => {
      newest = readRecoveryLink(text) ?? 'unusable';
    },
    isWaiting: () => newest !== undefined,
    take() {
      const taken = newest;
      newest = undefined;
      return taken;
    },
  };
}
