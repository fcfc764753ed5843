import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why it is skipped; the last lines of `npm test` say so. */
    reason?: string | undefined;
  }
}
