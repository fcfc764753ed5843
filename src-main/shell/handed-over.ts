import { app } from 'electron';
import { handedAmong } from './handed-values.ts';

/** What takes each thing that the operating system can hand over. */
export interface Takers {
  /** A report file, by its path. */
  readonly report: (path: string) => void;
  /** A link to a form, by its text: anybody may have written it. */
  readonly link: (text: string) => void;
}

/**
 * Calls `take` with what the operating system hands over: on the command line, on that of a second
 * start, or on macOS by an event.
 */
export function onHandedOver(take: Takers): void {
  const fromArguments = (values: readonly string[], folder: string) => {
    const handed = handedAmong(values, folder);
    if (handed === undefined) return;
    if ('link' in handed) take.link(handed.link);
    else take.report(handed.report);
  };
  fromArguments(process.argv.slice(1), process.cwd());
  app.on('second-instance', (_event, values, folder) => {
    fromArguments(values.slice(1), folder);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take.report(path);
  });
  app.on('open-url', (event, text) => {
    event.preventDefault();
    take.link(text);
  });
}
