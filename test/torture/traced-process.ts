import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileEvent } from './power-loss.ts';

/** Longer than any single write of a store, in bytes: strace shortens what is longer. */
const LONGEST_WRITE = 1024 ** 2;
const CALLS = 'pwrite64,write,fsync,fdatasync,ftruncate';

/** Why no process can be traced here, or `undefined`. */
export function traceObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'system calls are traced on Linux';
  const tried = spawnSync('strace', ['-o', '/dev/null', 'true']);
  if (tried.error !== undefined) return 'strace is not installed';
  return tried.status === 0 ? undefined : 'this machine does not let strace trace';
}

/**
 * Runs a script of Node to its end and says what it wrote to files whose path begins with `path`,
 * and what it printed.
 *
 * @param folder an existing folder for the trace
 */
export function traceProcess(
  argv: readonly string[],
  { folder, path }: { readonly folder: string; readonly path: string },
): readonly FileEvent[] {
  const trace = join(folder, 'trace.txt');
  const { status, stderr } = spawnSync(
    'strace',
    // -y names the file behind each number, -xx writes every byte in hexadecimal.
    [
      '-f',
      '-y',
      '-xx',
      '-s',
      String(LONGEST_WRITE),
      '-e',
      `trace=${CALLS}`,
      '-e',
      'signal=none',
    ].concat(['-o', trace, process.execPath, ...argv]),
    { env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the traced process ended with ${status}: ${stderr}`);
  return eventsOf(readFileSync(trace, 'utf8'), path);
}

/**
 * The events in what strace wrote. Of a call that another thread interrupted strace writes two
 * lines: what it writes stands in the first, and that it has ended is said by the second.
 */
export function eventsOf(trace: string, path: string): readonly FileEvent[] {
  const flushing = new Map<string, string>();
  const events: FileEvent[] = [];
  for (const line of trace.split('\n')) {
    const [, thread = '', call = '', number = '', name = '', rest = ''] =
      /^(\d+) +(\w+)\((\d+)<([^>]*)>(.*)$/s.exec(line) ?? [];
    const [, resumed = ''] = /^(\d+) +<\.\.\. f(?:data)?sync resumed>/.exec(line) ?? [];
    const file = decoded(name).toString();
    if (resumed !== '') {
      const flushed = flushing.get(resumed);
      if (flushed !== undefined) events.push({ kind: 'flush', file: flushed });
      flushing.delete(resumed);
    } else if (call === 'write' && number === '1')
      events.push({ kind: 'printed', text: decoded(rest).toString() });
    else if (!file.startsWith(path)) continue;
    else if (/^f(data)?sync$/.test(call) && rest.includes('<unfinished'))
      flushing.set(thread, file);
    else if (/^f(data)?sync$/.test(call)) events.push({ kind: 'flush', file });
    else events.push(...changeOf(call, file, rest));
  }
  return events;
}

function changeOf(call: string, file: string, rest: string): readonly FileEvent[] {
  const [, text = '', offset = ''] = /^, "([^"]*)", \d+, (\d+)/.exec(rest) ?? [];
  if (call === 'pwrite64')
    return [{ kind: 'write', file, offset: Number(offset), bytes: decoded(text) }];
  const [, length] = /^, (\d+)/.exec(rest) ?? [];
  if (call === 'ftruncate') return [{ kind: 'truncate', file, length: Number(length) }];
  throw new Error(`${call} of ${file} is not understood`);
}

/** The bytes of `\x37\x7f…`. */
function decoded(text: string): Buffer {
  return Buffer.from((text.match(/\\x[0-9a-f]{2}/g) ?? []).join('').replaceAll('\\x', ''), 'hex');
}
