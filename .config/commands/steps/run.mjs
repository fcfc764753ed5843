/** Starting other programs. */
import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';

/** The folder with package.json. */
export const root = resolve(import.meta.dirname, '../../..');

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env] added to this process's own
 * @property {boolean} [quiet] keep its output, and give it back instead of showing it
 * @property {string} [cwd] instead of the root
 */

/**
 * Runs a program to its end. Ctrl+C reaches it too, being in the same group of processes.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number; output: string }>}
 */
export function run(program, args, { env = {}, quiet = false, cwd = root } = {}) {
  return new Promise((resolveRun, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolveRun({ code: code ?? (signal === null ? 1 : 130), output }),
    );
  });
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
  const path = (process.env['PATH'] ?? '')
    .split(process.platform === 'win32' ? ';' : ':')
    .filter((folder) => folder !== dirname(process.execPath) && !folder.includes('node_modules'));
  return run('npm', args, {
    ...options,
    env: { ...options?.env, PATH: path.join(process.platform === 'win32' ? ';' : ':') },
  });
}
