import { DESK_TASKS, type DeskTaskName } from '#shared/console/desk-switches.ts';

// Apart from the reading of a command line: every start asks this.

/** Whether a command line asks for something to be done without a window, rightly or not. */
export function asksForDeskTask(args: readonly string[]): boolean {
  const names = namesIn(args);
  return DESK_TASKS.some((task) => names.has(`--${task}`));
}

/** Whether it asks for the one task for which Electron has to be ready. */
export function asksForExport(args: readonly string[]): boolean {
  return namesIn(args).has('--export-report' satisfies `--${DeskTaskName}`);
}

function namesIn(args: readonly string[]): ReadonlySet<string> {
  return new Set(args.map((argument) => argument.trim().toLowerCase().split('=')[0] ?? ''));
}
