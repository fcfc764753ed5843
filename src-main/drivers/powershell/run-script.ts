import { spawn } from 'node:child_process';
import { cancelled, refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import type { Environment } from './find-powershell.ts';

/** The longest answer that is read, in UTF-16 units. The script's own are below 200. */
const MAX_ANSWER_LENGTH = 65_536;

/** The environment variables that PowerShell needs to start. No other is handed on. */
const ENVIRONMENT_VARIABLES = [
  'SystemRoot',
  'windir',
  'PATH',
  'Path',
  'PATHEXT',
  'TEMP',
  'TMP',
  'HOME',
  'USERPROFILE',
  'LOCALAPPDATA',
  'APPDATA',
  'PSModulePath',
  'LANG',
];

interface Run {
  readonly powershell: string;
  readonly script: string;
  readonly environment: Environment;
  /** Written to standard input and nowhere else. */
  readonly request: string;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
}

/**
 * Runs a script with its request on standard input. On cancel and at the time limit PowerShell is
 * killed; either way the promise settles only after it has ended.
 *
 * @returns what it wrote to standard output
 * @throws AppError `request.cancelled`, `tpm.timedOut`, `tpm.unreadableAnswer` (it failed, or wrote
 *   too much), `tpm.noPowerShell`
 */
export function runScript(run: Run): Promise<string> {
  const { request, timeLimitMs, signal } = run;
  return new Promise((resolve, reject) => {
    refuseIfCancelled(signal);
    let failure: AppError | undefined;
    let answer = '';
    const program = start(run);

    const stop = (why: AppError) => {
      failure ??= why;
      program.kill('SIGKILL');
    };
    const cancel = () => stop(cancelled(signal));
    const timer = setTimeout(() => {
      stop(new AppError('tpm.timedOut', `no answer within ${timeLimitMs} ms`));
    }, timeLimitMs);
    signal.addEventListener('abort', cancel);

    program.stdout.setEncoding('utf8').on('data', (part: string) => {
      answer += part;
      if (answer.length > MAX_ANSWER_LENGTH)
        stop(new AppError('tpm.unreadableAnswer', 'the answer is too long'));
    });
    program.on('error', (cause) => {
      failure ??= new AppError('tpm.noPowerShell', 'PowerShell could not be started', { cause });
    });
    program.on('close', (code) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      if (failure !== undefined) reject(failure);
      else if (code === 0) resolve(answer);
      else reject(new AppError('tpm.unreadableAnswer', `PowerShell ended with ${code}`));
    });
    // That a program ended before it had read everything is seen from its exit code.
    program.stdin.on('error', () => undefined);
    program.stdin.end(request);
  });
}

function start({ powershell, script, environment }: Run) {
  const env = Object.fromEntries(
    ENVIRONMENT_VARIABLES.flatMap((name) =>
      environment[name] === undefined ? [] : [[name, environment[name]]],
    ),
  );
  return spawn(
    powershell,
    ['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', script],
    { env, windowsHide: true, stdio: ['pipe', 'pipe', 'ignore'] },
  );
}
