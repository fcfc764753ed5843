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
    [
      [
        '--export-report=recovery-audit',
        '--range=last-month',
        '--form=pdf',
        '--to',
        '/srv/reports/audit.pdf',
      ],
      {
        kind: 'export-report',
        isJson: false,
        order: {
          what: { report: 'recovery-audit', range: { name: 'last-month' }, activity: 'requests' },
          form: 'pdf',
          to: '/srv/reports/audit.pdf',
          isOverwritten: false,
        },
      },
    ],
    [
      [
        '--export-report',
        'computer-compliance',
        String.raw`--computer=CONTOSO\WS-1`,
        '--source=CM',
        '--form=csv',
        '--to=a.csv',
        '--overwrite',
        '--profile=contoso',
        '--json',
      ],
      {
        kind: 'export-report',
        isJson: true,
        order: {
          what: {
            report: 'computer-compliance',
            computer: { domain: 'CONTOSO', name: 'WS-1' },
            source: 'CM',
          },
          form: 'csv',
          to: 'a.csv',
          isOverwritten: true,
          profile: 'contoso',
        },
      },
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
    [['--update', '--package=rpm']],
    [['--update', '--evidence=a.kdevidence']],
    [['--check', '--evidence=x']],
    [['--check', '--to=x']],
    [['--export-report']],
    [['--export-report=recovery-audit', '--form=csv', '--to=x']],
    [['--export-report=recovery-audit', '--range=7-days', '--form=csv']],
    [['--export-report=recovery-audit', '--range=7-days', '--to=x']],
    [['--export-report=recovery-audit', '--range=7-days', '--form=doc', '--to=x']],
    [['--export-report=recovery-audit', '--range=custom', '--form=csv', '--to=x']],
    [['--export-report=recovery-audit', '--range=7-days', '--form=csv', '--to=x', '--source=CM']],
    [['--export-report=passwords', '--range=7-days', '--form=csv', '--to=x']],
    [['--export-report=enterprise-compliance', '--range=7-days', '--form=csv', '--to=x']],
    [['--export-report=computer-compliance', '--computer=WS-1', '--form=csv', '--to=x']],
    [['--export-report=recovery-key-backup', '--form=csv', '--to=x', '--password=p']],
    [['--export-report=recovery-key-backup', '--form=csv', '--to=x', '--check']],
  ])('%s is not understood', (args) => {
    expect(() => readDeskTask(args)).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  test.each([
    [['--check'], true],
    [['--CHECK', 'x'], true],
    [['--check=yes'], true],
    [[' --version'], true],
    [['--export-report=x'], true],
    [['--json'], false],
    [['--checks'], false],
    [['store', 'verify'], false],
    [['a.kdreport'], false],
  ])('%s asks for something without a window: %s', (args, is) => {
    expect(asksForDeskTask(args)).toBe(is);
  });
});
