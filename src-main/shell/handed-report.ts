import { resolve } from 'node:path';
import { app } from 'electron';

/**
 * Calls `take` with the path of each report file that the operating system hands over: on the
 * command line, or on macOS by an event.
 */
export function onReportHanded(take: (path: string) => void): void {
  const fromArguments = (values: readonly string[], folder: string) => {
    const path = reportAmong(values);
    if (path !== undefined) take(resolve(folder, path));
  };
  fromArguments(process.argv.slice(1), process.cwd());
  app.on('second-instance', (_event, values, folder) => {
    fromArguments(values.slice(1), folder);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take(path);
  });
}

/** The last report file among the values of a command line, if there is one. */
export function reportAmong(values: readonly string[]): string | undefined {
  return values.findLast(
    (value) => !value.startsWith('-') && value.toLowerCase().endsWith('.kdreport'),
  );
}
