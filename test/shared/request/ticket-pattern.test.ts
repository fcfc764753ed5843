import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LONGEST_PATTERN,
  PatternProblem,
  readTicketPattern,
} from '#shared/request/ticket-pattern.ts';

describe('a pattern', () => {
  test.each([
    ['(INC|REQ)[0-9]{7}', ['INC0012345', 'req0012345'], ['INC001234', 'CHG0012345', 'xINC0012345']],
    ['^INC\\d{3,5}$', ['INC123', 'INC12345'], ['INC12', 'INC123456', '^INC123$']],
    ['[A-Z]+-\\d+', ['HD-1', 'help-20'], ['HD1', '-1', 'HD-']],
    ['#?\\d{6,}', ['#123456', '123456789'], ['##123456', '#12345']],
    ['[A-Z0-9-]+', ['A-0', '---'], ['a_b', '']],
    ['A\\.B', ['a.b'], ['axb']],
    ['(AB)+(C|D)?', ['ABAB', 'ABC'], ['ABA', 'ABCC']],
    ['HD\\d{0}X', ['HDX'], ['HD1X']],
    ['é\\d', ['É1'], ['e1']],
  ])('%s', (pattern, right, wrong) => {
    const { fits } = readTicketPattern(pattern);
    expect(right.filter((text) => !fits(text))).toEqual([]);
    expect(wrong.filter(fits)).toEqual([]);
  });

  test.each([
    ['(INC', 'a ( without )'],
    ['INC)', 'a ) without ('],
    ['[A-', 'a [ without ]'],
    ['[]', 'an empty class'],
    ['[^A]', 'a class that excludes'],
    ['[Z-A]', 'a range Z-A that ends before it begins'],
    ['A{', 'a { without }'],
    ['A{61}', 'at most 60'],
    ['A{3,2}', 'write {n}'],
    ['A{x}', 'write {n}'],
    ['*A', 'has * where it means nothing'],
    ['A.B', 'write \\. for itself'],
    ['A**', 'two quantifiers'],
    ['(A+)+', 'repeats what has a repetition'],
    ['((A|B?)C)*', 'repeats what has a repetition'],
    ['\\w', 'has \\w, which is not known'],
    ['(?:A)', 'has ? where it means nothing'],
    ['A'.repeat(LONGEST_PATTERN + 1), 'is longer than'],
  ])('%s is none, and it is said why', (pattern, why) => {
    const read = () => readTicketPattern(pattern);
    expect(read).toThrow(PatternProblem);
    expect(read).toThrow(why);
  });

  const piece = fc.oneof(
    fc.constantFrom('a', 'B', '-', '7', '\\d', '[a-c]', '[0-9-]', '(a|bc)', '(a|)'),
  );
  const quantifier = fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,3}');
  const patterns = fc
    .array(
      fc.tuple(piece, quantifier).map((parts) => parts.join('')),
      { maxLength: 6 },
    )
    .map((parts) => parts.join(''));

  test('means what it means as a regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'C', '-', '1', '7'), maxLength: 8 });
    fc.assert(
      fc.property(patterns, text, (pattern, typed) => {
        expect(readTicketPattern(pattern).fits(typed)).toBe(
          new RegExp(`^(?:${pattern})$`, 'i').test(typed),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('that would keep a regular expression busy for ever answers', () => {
    const { fits } = readTicketPattern(`${'\\d*'.repeat(60)}X`);
    expect(fits('1'.repeat(60))).toBe(false);
    expect(readTicketPattern('(a|a)'.repeat(39)).fits('a'.repeat(38))).toBe(false);
  });
});
