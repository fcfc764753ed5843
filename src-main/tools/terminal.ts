import { cancelled } from '#shared/cancellation.ts';
import { ToolError } from './tool-error.ts';

/** Where a command tells what it does, and asks. */
export interface Terminal {
  say(text: string): void;
  /** Writes a text as it is, for a script that reads it. */
  print(text: string): void;
  /** Says what went wrong, where scripts look for it. */
  complain(text: string): void;
  /** Shows how far the work is, in the place of what it showed before. Nothing in a log. */
  progress(text: string): void;
  endProgress(): void;
  /**
   * Asks for what must not be seen, and shows nothing of what is typed.
   *
   * @param variable of the environment, which is taken instead where it is set
   * @throws ToolError `password.nobodyToAsk`; AppError `request.cancelled`
   */
  askSecret(question: string, variable: string): Promise<string>;
  /** Resolves when everything has been written. */
  flush(): Promise<void>;
}

const CLEAR_LINE = '\r\u001B[K';
const CTRL_C = '\u0003';
const BACKSPACES = new Set(['\u007F', '\b']);

/** The terminal this process was started from. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  // Whoever reads may stop reading, as `head` does. That ends nothing.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  // A line of its own would be one of hundreds in a log.
  const show = (text: string) => {
    if (stdout.isTTY) stdout.write(`${CLEAR_LINE}${text}`);
  };
  return {
    say: (text) => {
      stdout.write(`keydesk: ${text}\n`);
    },
    print: (text) => {
      stdout.write(`${text}\n`);
    },
    complain: (text) => {
      stderr.write(`\nkeydesk: ${text}\n`);
    },
    progress: (text) => {
      show(`  ${text}`);
    },
    endProgress: () => {
      show('');
    },
    askSecret: async (question, variable) => process.env[variable] ?? ask(question, variable),
    flush: async () => {
      await Promise.all([stdout, stderr].map(written));
    },
  };
}

function ask(question: string, variable: string): Promise<string> {
  const { stdin, stdout } = process;
  if (!stdin.isTTY) throw new ToolError('password.nobodyToAsk', { variable });
  stdout.write(question);
  stdin.setRawMode(true).resume().setEncoding('utf8');
  return new Promise<string>((resolve, reject) => {
    let typed = '';
    const end = () => {
      stdin.off('data', onData).setRawMode(false).pause();
      stdout.write('\n');
    };
    const onData = (text: string) => {
      for (const key of text) {
        if (key === CTRL_C) {
          end();
          reject(cancelled(AbortSignal.abort()));
          return;
        }
        if (key === '\r' || key === '\n') {
          end();
          resolve(typed);
          return;
        }
        typed = BACKSPACES.has(key) ? typed.slice(0, -1) : typed + key;
      }
    };
    stdin.on('data', onData);
  });
}

function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}
