import { expect, test } from 'vitest';
import { COMMANDS, type PressedKey, commandFor, commandsOf } from '#shared/console/commands.ts';

const pressed = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

test('no two commands have the same keys', () => {
  const keys = Object.values(COMMANDS).flatMap((command) => command.keys ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([
  ['n', { ctrlKey: true }, 'new-request'],
  ['N', { ctrlKey: true }, 'new-request'],
  ['n', { metaKey: true }, 'new-request'],
  ['C', { ctrlKey: true, shiftKey: true }, 'copy-key'],
  ['c', { ctrlKey: true }, undefined],
  ['n', { ctrlKey: true, altKey: true }, undefined],
  ['n', {}, undefined],
  // A keyboard on which digits need Shift.
  ['&', { ctrlKey: true, code: 'Digit1' }, 'drive-recovery'],
  ['?', { shiftKey: true }, 'shortcuts'],
  ['?', {}, 'shortcuts'],
  ['F1', {}, 'help'],
] as const)('%s with %o is %s', (key, more, command) => {
  expect(commandFor(pressed(key, more))).toBe(command);
});

test('the groups keep the order of the table', () => {
  expect(commandsOf('file')).toEqual([
    'new-request',
    'open-report',
    'lock',
    'sign-out',
    'settings',
  ]);
});
