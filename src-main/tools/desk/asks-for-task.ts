/** What the console does without a window. Apart from its reading: every start asks for this. */
export const KINDS = ['version', 'check', 'verify-log', 'policy', 'update'] as const;

/** Whether a command line asks for something to be done without a window, rightly or not. */
export function asksForDeskTask(args: readonly string[]): boolean {
  const names = new Set(args.map((argument) => argument.trim().toLowerCase().split('=')[0]));
  return KINDS.some((kind) => names.has(`--${kind}`));
}
