/** Starting other programs. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { CommandError } from './say.mjs';

/** The folder with package.json. */
export const root = resolve(import.meta.dirname, '../../..');

/** How long a program that was asked to end may take to do so, in milliseconds. */
const FAREWELL_MS = 10_000;

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env] added to this process's own
 * @property {boolean} [quiet] keep its output, and give it back instead of showing it
 * @property {string} [cwd] instead of the root
 * @property {Limit} [limit] far above what it takes: for what hangs, not for what is slow
 */

/** @typedef {{ minutes: number; waitsFor: string }} Limit */

/**
 * Runs a program to its end. Ctrl+C reaches it too, being in the same group of processes.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number; output: string }>} a program that a signal ended has the code a
 *   shell gives it: 128 and the number of the signal
 */
export function run(program, args, { env = {}, quiet = false, cwd = root, limit } = {}) {
  return new Promise((resolveRun, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    const endLimit = limit && endAfter(child, limit, reject);
    child.on('error', (error) => {
      endLimit?.();
      reject(new CommandError(`${program} could not be started (${error.message}). Is it there?`));
    });
    child.on('close', (code, signal) => {
      endLimit?.();
      resolveRun({ code: code ?? (signal === null ? 1 : 128 + constants.signals[signal]), output });
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Limit} limit
 * @param {(error: Error) => void} fail
 * @returns {() => void} lifts the limit
 */
function endAfter(child, { minutes, waitsFor }, fail) {
  const timer = setTimeout(() => {
    child.kill();
    setTimeout(() => child.kill('SIGKILL'), FAREWELL_MS).unref();
    fail(
      new CommandError(
        `Waited ${minutes} minutes for ${waitsFor}, in vain, and ended it. Run the command again; if that does not help, look what keeps it.`,
      ),
    );
  }, minutes * 60_000);
  return () => clearTimeout(timer);
}

/**
 * Runs a tool of node_modules under the Node that runs this command.
 *
 * @param {string} tool path inside node_modules
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runTool(tool, args, options) {
  return run(process.execPath, [resolve(root, 'node_modules', tool), ...args], options);
}

/**
 * Runs npm itself. Not with a Node from node_modules: installing would pull it from under its own
 * feet.
 *
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  if (npm?.endsWith('.js') && node !== undefined) return run(node, [npm, ...args], options);
  // Started without npm: take the one on the path, past the folder of local tools.
  const folders = pathFolders().filter(
    (folder) => folder !== dirname(process.execPath) && !folder.includes('node_modules'),
  );
  // On Windows it is npm.cmd, which only a shell can start; the script behind it stands beside node.exe.
  const beside = folders.find((folder) => existsSync(join(folder, WINDOWS_NPM)));
  if (process.platform === 'win32' && beside !== undefined)
    return run(join(beside, 'node.exe'), [join(beside, WINDOWS_NPM), ...args], options);
  return run('npm', args, { ...options, env: { ...options?.env, PATH: folders.join(delimiter) } });
}

const WINDOWS_NPM = 'node_modules/npm/bin/npm-cli.js';

function pathFolders() {
  return (process.env['PATH'] ?? '').split(delimiter);
}

/**
 * @param {string} program
 * @returns {boolean} whether it is on the path, or where only root has it on the path
 */
export function hasProgram(program) {
  return [...pathFolders(), '/usr/sbin', '/sbin'].some((folder) =>
    existsSync(join(folder, program)),
  );
}
