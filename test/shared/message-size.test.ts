import { describe, expect, test } from 'vitest';
import { native } from '#renderer/text/en/native.ts';
import { isSmallMessage } from '#shared/message-size.ts';

const id = '6f9f1f0a-3c7e-4f4e-9a63-0d1e5f2b7c11';
const request = (input: unknown) => ({ id, name: 'app.describe', input });
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
function ring(): unknown {
  const around: { self?: unknown } = {};
  around.self = around;
  return around;
}

test('what the page says is small, its words included', () => {
  expect(isSmallMessage(request({ words: native }))).toBe(true);
  expect(isSmallMessage(request(undefined))).toBe(true);
  expect(isSmallMessage(request({ fileName: 'a.tpm', bytes: new Uint8Array(65_537) }))).toBe(true);
  expect(isSmallMessage(null)).toBe(true);
});

describe('too large is', () => {
  test.each<[string, unknown]>([
    ['a long text', 'x'.repeat(65_537)],
    ['many bytes', new Uint8Array(65_538)],
    ['bytes in several places', [new Uint8Array(40_000), new Uint8Array(40_000)]],
    ['a long name', { ['x'.repeat(65_537)]: 1 }],
    ['many short texts', Array.from({ length: 1_500 }, () => 'x'.repeat(50))],
    ['a long list', Array.from({ length: 2_001 }, () => 1)],
    ['a list with nothing in it but its length', Array.from({ length: 1_000_000 })],
    ['lists in lists', Array.from({ length: 60 }, () => Array.from({ length: 60 }, () => 1))],
    [
      'an object with many fields',
      Object.fromEntries(Array.from({ length: 2_001 }, (_none, index) => [index, 1])),
    ],
    ['one deep in another', nested(2_001)],
    ['one that holds itself', ring()],
  ])('%s', (_what, input) => {
    expect(isSmallMessage(request(input))).toBe(false);
  });
});

test.each<[string, unknown]>([
  ['a view of bytes', new DataView(new ArrayBuffer(3))],
  ['numbers in a buffer', new Float64Array(3)],
  ['a map', new Map()],
  ['a date', new Date(0)],
  ['a bigint', 1n],
])('%s is nothing that the page says', (_what, input) => {
  expect(isSmallMessage(request(input))).toBe(false);
});
