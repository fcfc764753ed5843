import { describe, expect, test } from 'vitest';
import { machineReaders } from '#main/drivers/machine/machine-readers.ts';
import { readConfiguration } from '#main/profiles/configuration.ts';
import { openToOthers } from '#main/profiles/trusted-file.ts';
import { whoElseMayChange } from '#main/profiles/windows-access.ts';

/** As an administrator makes a folder: everything for administrators, to read for all. */
const CLOSED = 'D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)';
const PERSON = 'S-1-5-21-1-2-3-1001';

describe('rights to a file on Windows', () => {
  test.each([
    ['administrators and the system', CLOSED],
    ['administrators of the domain', 'D:(A;;FA;;;DA)(A;;FA;;;S-1-5-21-1-2-3-512)'],
    ['what is only inherited', 'D:(A;OICIIO;GA;;;CO)(A;;FA;;;BA)'],
    ['what is denied', 'D:(D;;FA;;;WD)(A;;FA;;;BA)'],
    ['to read by letters', 'D:(A;;FR;;;AU)(A;;GRGX;;;WD)'],
    ['a list without entries', 'D:P'],
    [
      'the installer of Windows',
      'D:(A;;FA;;;S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464)',
    ],
  ])('are closed: %s', (_what, list) => {
    expect(whoElseMayChange(list)).toBeUndefined();
  });

  test.each([
    ['a person', `D:(A;;FA;;;BA)(A;ID;FA;;;${PERSON})`, PERSON],
    ['users who may write', 'D:(A;;FA;;;BA)(A;;0x1301bf;;;BU)', 'BU'],
    ['users who may add a file to the folder', 'D:(A;CI;DCLC;;;BU)', 'BU'],
    ['users who may delete', 'D:(A;;SD;;;AU)', 'AU'],
    ['everybody who may take the rights', 'D:(A;;WD;;;WD)', 'WD'],
    ['whoever may do so under a condition', 'D:(XA;;FA;;;AU;(Member_of {SID(BA)}))', 'AU'],
    ['anybody, without a list', 'D:NO_ACCESS_CONTROL', 'everybody'],
  ])('are open to %s', (_what, list, who) => {
    expect(whoElseMayChange(list)).toBe(who);
  });
});

describe('a configuration on Windows', () => {
  const readers = (lists: Readonly<Record<string, string>>) => ({
    ...machineReaders('win32', {}),
    read: () => '{}',
    accessListOf: (path: string) => {
      const list = lists[path];
      if (list === undefined) throw new Error('icacls failed');
      return list;
    },
  });
  const path = '/data/Keydesk/keydesk.json';
  const OPEN = `${CLOSED}(A;ID;FA;;;${PERSON})`;

  test('is judged by the rights to it and to its folder', () => {
    const judge = (file: string, folder: string) =>
      openToOthers(path, readers({ [path]: file, '/data/Keydesk': folder }));
    expect(judge(CLOSED, CLOSED)).toBeUndefined();
    expect(judge(OPEN, CLOSED)).toBe(path);
    expect(judge(CLOSED, OPEN)).toBe('/data/Keydesk');
  });

  test('that others can change is refused, and so is one whose rights cannot be read', () => {
    const read = (lists: Readonly<Record<string, string>>) => () =>
      readConfiguration({ origin: 'machine', path }, readers(lists));
    expect(read({ [path]: OPEN })).toThrow('to administrators and the system alone');
    expect(read({})).toThrow('icacls failed');
  });
});
