/** What Electron needs of a Linux machine: shared libraries, and a display to draw on. */
import { spawn } from 'node:child_process';
import { canInstall, install, installArguments } from './debian.mjs';
import { hasProgram, run } from './run.mjs';
import { CommandError } from './say.mjs';

const LIBRARIES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libnotify4',
  'libsecret-1-0',
  'at-spi2-core',
  'dbus',
];
const VIRTUAL_DISPLAY = ['xvfb', 'xauth'];
const DISPLAY_PATIENCE_MS = 60_000;

export function hasDisplay() {
  return (
    process.platform !== 'linux' ||
    Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
  );
}

/**
 * Makes sure Electron can start: installs what is missing as root on Debian, says what to install
 * elsewhere.
 *
 * @param {string} executable
 * @param {{ needsDisplay: boolean }} needs whether a virtual display is needed where there is no
 *   real one
 */
export async function prepareLinux(executable, { needsDisplay }) {
  if (process.platform !== 'linux') return;
  const missing = await missingLibraries(executable);
  const wantsVirtual = needsDisplay && !hasDisplay() && !hasProgram('Xvfb');
  if (missing.length === 0 && !wantsVirtual) return;
  const packages = [
    ...(missing.length > 0 ? LIBRARIES : []),
    ...(wantsVirtual ? VIRTUAL_DISPLAY : []),
  ];
  const lacks = [...missing, ...(wantsVirtual ? VIRTUAL_DISPLAY : [])].join(', ');
  const byHand =
    'On Debian and Ubuntu, run this once, then try again:\n' +
    `  sudo apt-get ${installArguments(packages).join(' ')}`;
  if (!canInstall()) throw new CommandError(`This machine lacks ${lacks}.\n${byHand}`);
  const obstacle = await install(packages);
  if (obstacle !== undefined)
    throw new CommandError(
      `This machine lacks ${lacks}, and apt-get could not install it. ${obstacle}\n${byHand}`,
    );
}

/** @param {string} executable */
async function missingLibraries(executable) {
  const { output } = await run('ldd', [executable], { quiet: true });
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name = '']) => name);
}

/**
 * Runs `work` with displays: the machine's own, or virtual ones that end with it. What runs at the
 * same time needs one each, because all windows on a display share its clipboard.
 *
 * @template T
 * @param {number} count of virtual displays. `DISPLAY` is the first; `KEYDESK_DISPLAYS` names all
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDisplays(count, work) {
  if (hasDisplay()) return work();
  const servers = Array.from({ length: count }, startServer);
  try {
    const names = (await Promise.all(servers.map(firstLine))).map((number) => `:${number}`);
    process.env['DISPLAY'] = names[0];
    process.env['KEYDESK_DISPLAYS'] = names.join(' ');
    return await work();
  } finally {
    delete process.env['DISPLAY'];
    delete process.env['KEYDESK_DISPLAYS'];
    for (const server of servers) server.kill();
  }
}

// Without -noreset it starts anew whenever its last window closes, and a window that opens at that
// moment finds no display.
function startServer() {
  return spawn(
    'Xvfb',
    ['-noreset', '-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function firstLine(server) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ how) =>
      reject(
        new CommandError(
          `The virtual display (Xvfb) ${how}. Install xvfb, make room and rights to write in ` +
            '/tmp, then try again.',
        ),
      );
    const timer = setTimeout(
      () => fail(`did not start within ${DISPLAY_PATIENCE_MS / 1_000} seconds`),
      DISPLAY_PATIENCE_MS,
    );
    server.on('error', ({ message }) => fail(`could not be started (${message})`));
    server.on('exit', () => fail('ended at once'));
    server.on('close', () => clearTimeout(timer));
    server.stdio[3]?.on('data', (data) => {
      clearTimeout(timer);
      resolve(String(data).trim());
    });
  });
}
