import type { HandedFiles } from '#main/ports/desktop/handed-files.ts';
import { beginningOf } from './beginning-of.ts';

/** Keeps the path in main until the page asks for what is at it. */
export function handedFiles(): HandedFiles & { hand(path: string): void } {
  let handed: string | undefined;
  return {
    hand: (path) => {
      handed = path;
    },
    async take(limitBytes) {
      const path = handed;
      handed = undefined;
      return path === undefined ? undefined : beginningOf(path, limitBytes + 1);
    },
  };
}
