import { describe, expect, test } from 'vitest';
import { isInstalled, lacking } from '../../.config/commands/steps/dependencies.mjs';
import { workersFor } from '../../.config/commands/steps/machine.mjs';
import {
  networkEnvironment,
  proxyOf,
  suitesPastTheProxy,
} from '../../.config/commands/steps/network.mjs';
import { reasonFor, reasonOrEnd } from '../../.config/commands/steps/reasons.mjs';
import { shortage } from '../../.config/commands/steps/room.mjs';
import { run } from '../../.config/commands/steps/run.mjs';
import { controllerFor, otherWay } from '../../.config/commands/steps/slow.mjs';

describe('dependencies', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/b': { version: '2.0.0', integrity: 'sha512-b', optional: true },
  };
  const a = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };

  test.each([
    ['nothing', {}, false],
    ['all but what another system needs', a, true],
    ['another version', { 'node_modules/a': { ...a['node_modules/a'], version: '1.0.1' } }, false],
    ['other content', { 'node_modules/a': { ...a['node_modules/a'], integrity: 'x' } }, false],
    ['one that is no longer wanted', { ...a, 'node_modules/c': { version: '1.0.0' } }, false],
  ])('%s', (_, installed, isThere) => {
    expect(isInstalled(wanted, installed)).toBe(isThere);
  });
});

describe('workers', () => {
  test.each([
    ['one core', { cores: 1, gigabytes: 16 }, [1, 1, false]],
    ['2 GB', { cores: 8, gigabytes: 2 }, [1, 1, false]],
    ['4 GB', { cores: 8, gigabytes: 4 }, [2, 2, false]],
    ['two cores', { cores: 2, gigabytes: 16 }, [2, 2, true]],
    ['many cores', { cores: 32, gigabytes: 128 }, [4, 32, true]],
  ])('%s', (_, machine, [windowWorkers, unitWorkers, beside]) => {
    expect(workersFor(machine)).toEqual({ windowWorkers, unitWorkers, beside });
  });
});

describe('a proxy', () => {
  const proxy = 'http://proxy.contoso.test:8080';

  test.each(['https_proxy', 'HTTPS_PROXY', 'npm_config_https_proxy', 'npm_config_proxy'])(
    'in %s is used by Node, too',
    (name) => {
      expect(networkEnvironment({ [name]: proxy, NO_PROXY: 'mirror.test' })).toMatchObject({
        NODE_USE_ENV_PROXY: '1',
        HTTPS_PROXY: proxy,
        NO_PROXY: 'mirror.test',
      });
    },
  );

  test('is none where none is set, or an empty one', () => {
    expect(proxyOf({ HTTPS_PROXY: '' })).toBeUndefined();
    expect(networkEnvironment({})).toEqual({ NODE_USE_SYSTEM_CA: '1' });
    expect(suitesPastTheProxy({})).toEqual({});
  });

  test('is never used between the suites and this machine', () => {
    expect(suitesPastTheProxy({ https_proxy: proxy, no_proxy: 'mirror.test' })).toEqual({
      NO_PROXY: 'mirror.test,localhost,127.0.0.1,::1',
      no_proxy: 'mirror.test,localhost,127.0.0.1,::1',
    });
  });

  test('that inspects TLS has its authority from npm’s settings', () => {
    expect(networkEnvironment({ npm_config_cafile: '/etc/ca.pem' })).toMatchObject({
      NODE_EXTRA_CA_CERTS: '/etc/ca.pem',
    });
  });

  test('needs a Node that can go through one', () => {
    const lackingAt = (version: string, knowsProxies: boolean, way?: string) =>
      lacking({ version, knowsProxies, proxy: way });
    expect(lackingAt('20.20.2', false)).toBe('22.12 or later');
    expect(lackingAt('22.11.0', false)).toBe('22.12 or later');
    expect(lackingAt('22.12.0', false)).toBeUndefined();
    expect(lackingAt('22.12.0', false, proxy)).toContain('22.21 or later');
    expect(lackingAt('24.21.0', true, proxy)).toBeUndefined();
  });
});

describe('what a program wrote when it failed', () => {
  test.each([
    ['npm error code ENOSPC\nnpm error syscall write', 'The disk is full.'],
    ['E: You don’t have enough free space: No space left on device', 'The disk is full.'],
    ["EACCES: permission denied, mkdir '/srv/x'", 'This account may not write'],
    ['cp: cannot create: Read-only file system', 'read-only disk'],
    ['npm error code ENOTCACHED', 'There is no way to the network'],
    ['npm error code EAI_AGAIN', 'There is no way to the network'],
    ["Temporary failure resolving 'deb.debian.org'", 'There is no way to the network'],
    ['Error: 407 Proxy Authentication Required', 'The proxy wants a name and a password.'],
    ['code: UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'A certificate on the way'],
    ['FATAL ERROR: JavaScript heap out of memory', 'This machine ran out of memory.'],
  ])('%s', (output, sentence) => {
    expect(reasonFor(output)).toContain(sentence);
  });

  test('is shown where nothing is known about it, without a stack', () => {
    expect(reasonOrEnd('\nError: 404 Not Found\n    at download (file:///a.js:48:23)\n')).toBe(
      'Error: 404 Not Found',
    );
  });
});

test('a full disk is reported with what is needed and what to do', () => {
  const need = { folder: '/tmp', megabytes: 500, what: 'the tests', otherwise: 'set TMPDIR' };
  expect(shortage(need, 500)).toBeUndefined();
  expect(shortage(need, 20)).toBe(
    'The disk is too full: the tests needs 500 MB in /tmp, where 20 MB are free. ' +
      'Make room there, or set TMPDIR, and run the command again.',
  );
});

describe('another program', () => {
  const forever = ['-e', 'setInterval(() => {}, 1000)'];

  test('that does not end is stopped, and the message says what was waited for', async () => {
    const limit = { minutes: 0.005, waitsFor: 'a program that never ends' };
    await expect(run(process.execPath, forever, { quiet: true, limit })).rejects.toThrow(
      'for a program that never ends, in vain',
    );
  });

  test('that is missing is reported', async () => {
    await expect(run('keydesk-no-such-program', [], { quiet: true })).rejects.toThrow(
      /^keydesk-no-such-program could not be started/,
    );
  });

  test.skipIf(process.platform === 'win32')(
    'that a signal ended has its own exit code',
    async () => {
      const { code } = await run(process.execPath, ['-e', 'process.kill(process.pid, "SIGKILL")']);
      expect(code).toBe(137);
    },
  );
});

describe('a third of the processor', () => {
  test('in control groups, version 2', () => {
    expect(controllerFor(2, (path) => path.endsWith('cgroup.controllers'))).toEqual({
      parent: '/sys/fs/cgroup',
      limit: [['cpu.max', '66667 100000']],
    });
  });

  test('in control groups, version 1', () => {
    expect(controllerFor(3, (path) => path.endsWith('cpu.cfs_quota_us'))).toEqual({
      parent: '/sys/fs/cgroup/cpu',
      limit: [
        ['cpu.cfs_period_us', '100000'],
        ['cpu.cfs_quota_us', '100000'],
      ],
    });
  });

  test('where there are none, the sentence names another way', () => {
    expect(controllerFor(2, () => false)).toBeUndefined();
    expect(otherWay(2)).toContain('systemd-run --scope -p CPUQuota=67% npm test');
  });
});
