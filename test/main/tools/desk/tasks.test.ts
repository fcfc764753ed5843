import { describe, expect, test } from 'vitest';
import { asksForDeskTask } from '#main/tools/desk/asks-for-task.ts';
import { readDeskTask } from '#main/tools/desk/tasks.ts';

describe('a command line', () => {
  test.each([
    [['--version'], { kind: 'version' }],
    [['--policy', '--json'], { kind: 'policy', isJson: true }],
    [['--check'], { kind: 'check', isJson: false }],
    [['--update', '--json'], { kind: 'update', isJson: true }],
    [
      ['--update', '--to=/srv/x', '--package=rpm'],
      { kind: 'update', isJson: false, to: '/srv/x', packageKind: 'rpm' },
    ],
    [['--json', '--check'], { kind: 'check', isJson: true }],
    [
      ['--verify-log', '--user-data-dir=/home/helen/x', '--disable-gpu'],
      { kind: 'verify-log', isJson: false },
    ],
  ])('%s is understood', (args, task) => {
    expect(readDeskTask(args)).toEqual(task);
  });

  test.each([
    [['--json']],
    [['--check', '--version']],
    [['--version', '--json']],
    [['--check=yes']],
    [['--check', '--recover']],
    [['--check', 'now']],
    [['--check', 'keydesk://recover?ticket=1']],
    [['--check', '--json=1']],
    [['--check', '--to=/srv/x']],
    [['--update', '--package=rpm']],
    [['--update', '--evidence=a.kdevidence']],
  ])('%s is not understood', (args) => {
    expect(() => readDeskTask(args)).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  test.each([
    [['--check'], true],
    [['--CHECK', 'x'], true],
    [['--check=yes'], true],
    [[' --version'], true],
    [['--json'], false],
    [['--checks'], false],
    [['store', 'verify'], false],
    [['a.kdreport'], false],
  ])('%s asks for something without a window: %s', (args, is) => {
    expect(asksForDeskTask(args)).toBe(is);
  });
});
