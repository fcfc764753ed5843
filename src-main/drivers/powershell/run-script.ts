import { spawn } from 'node:child_process';
import { cancelled, refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import type { Environment } from './find-powershell.ts';

/** Longest answer that is read, in bytes. The script's own are below 200. */
const LONGEST_ANSWER = 65_536;

/** What PowerShell needs of the environment to start. Nothing else is handed on. */
const HANDED_ON = [
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
 * Runs a script with its request on standard input. Returns when the program is gone, however it
 * ended.
 *
 * @returns what it wrote to standard output
 * @throws AppError `request.cancelled`, `tpm.timedOut`, `tpm.unreadableAnswer` (it failed, or wrote
 *   too much), `tpm.noPowerShell`
 */
export function runScript({
  powershell,
  script,
  environment,
  request,
  timeLimitMs,
  signal,
}: Run): Promise<string> {
  return new Promise((resolve, reject) => {
    refuseIfCancelled(signal);
    let failure: AppError | undefined;
    let answer = '';
    const env = Object.fromEntries(
      HANDED_ON.flatMap((name) =>
        environment[name] === undefined ? [] : [[name, environment[name]]],
      ),
    );
    const program = spawn(
      powershell,
      ['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', script],
      { env, windowsHide: true, stdio: ['pipe', 'pipe', 'ignore'] },
    );

    const stop = (why: AppError) => {
      failure ??= why;
      program.kill('SIGKILL');
    };
    const cancel = () => {
      stop(cancelled(signal));
    };
    const timer = setTimeout(() => {
      stop(new AppError('tpm.timedOut', `no answer within ${timeLimitMs} ms`));
    }, timeLimitMs);
    signal.addEventListener('abort', cancel);

    program.stdout.setEncoding('utf8').on('data', (part: string) => {
      answer += part;
      if (answer.length > LONGEST_ANSWER)
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
    // A program that is gone before it has read everything shows by how it ended.
    program.stdin.on('error', () => undefined);
    program.stdin.end(request);
  });
}
