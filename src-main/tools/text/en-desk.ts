import type { ErrorCode } from '#shared/errors.ts';

const USAGE = `Usage:
  keydesk --version
  keydesk --check      [--json] [--user-data-dir=DIR]
  keydesk --verify-log [--json] [--evidence=FILE] [--user-data-dir=DIR]
  keydesk store …

--check looks at the connection of each organisation as far as it goes without
a password, at the stores on this computer, and at its disk. --verify-log checks
every audit log that is kept on this computer, and with --evidence compares a
file of one request with it. Neither changes anything.

Exit codes: 0 in order, 1 something does not work or a log is broken, 2 the
command line is not understood, 3 it could not be looked at, 4 it works but
somebody should look at it, 130 stopped with Ctrl+C.`;

/** Every word the console's own command line says. */
export const deskWords = {
  usage: (reason: string) => `${reason}.\n\n${USAGE}`,
  looking: (name: string) => `Looking at ${name}`,
  checked: (done: number, total: number) => `${done} of ${total} entries checked`,
  heading: (version: string, { origin, path }: { origin: string; path: string }) =>
    origin === 'none'
      ? `Keydesk ${version}, without a configuration`
      : `Keydesk ${version}, configured by ${path} (${origin})`,
  computer: 'This computer',
  verdicts: {
    passed: 'In order.',
    warning: 'It works, but somebody should look at the warnings.',
    failed: 'NOT GOOD: see what failed.',
  },
  failed(code: ErrorCode, message: string): string {
    if (code === 'request.cancelled') return 'Stopped. Run it again: it begins anew.';
    if (code === 'config.invalid') return `The configuration cannot be used: ${message}`;
    return `It could not be looked at (${code}): ${message}`;
  },
} as const;
