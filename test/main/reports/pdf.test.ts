import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutColumns } from '#main/reports/pdf/column-widths.ts';
import { breakingText, labelled } from '#main/reports/pdf/markup.ts';
import { RowQueue, type Sheet, endOfPortion } from '#main/reports/pdf/pdf-in-portions.ts';
import { pageHeader } from '#main/reports/pdf/report-page.ts';
import { WORDS } from '#test/fakes/console.ts';

const HEIGHT = 500;

/**
 * Sheets as Chromium fills them: a row that does not fit goes to the next sheet, and over its edge
 * when it is higher than one.
 */
function filled(heights: readonly number[]): Sheet[] {
  const sheets: { rows: number[]; isFresh: boolean }[] = [{ rows: [], isFresh: true }];
  let room = HEIGHT;
  const turn = (isFresh: boolean) => {
    sheets.push({ rows: [], isFresh });
    room = HEIGHT;
  };
  for (const [row, height] of heights.entries()) {
    if (height > room && room < HEIGHT) turn(true);
    for (let rest = height; rest > 0;) {
      const piece = Math.min(rest, room);
      rest -= piece;
      room -= piece;
      // The short end of a row that continues is not always reported.
      if (piece === height || piece > 30) sheets.at(-1)?.rows.push(row);
      if (rest > 0) turn(false);
    }
  }
  return sheets;
}

describe('a portion of rows', () => {
  test('ends with a full sheet, and its last rows begin the next one', () => {
    expect(endOfPortion(filled(Array.from({ length: 25 }, () => 50)), 25)).toEqual({
      sheets: 2,
      rows: 20,
    });
  });

  test('keeps the sheet it ends with when there is no other', () => {
    expect(endOfPortion(filled([50, 50]), 2)).toEqual({ sheets: 1, rows: 2 });
  });

  test('is kept whole when the place of some row is unknown', () => {
    const sheets = filled(Array.from({ length: 25 }, () => 50));
    expect(endOfPortion(sheets, 26)).toEqual({ sheets: 3, rows: 26 });
  });

  test('loses no row, repeats none and splits none', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            { weight: 5, arbitrary: fc.integer({ min: 10, max: 200 }) },
            { weight: 1, arbitrary: fc.integer({ min: 10, max: 1_600 }) },
          ),
          { minLength: 1, maxLength: 60 },
        ),
        (heights) => {
          const sheets = filled(heights);
          const end = endOfPortion(sheets, heights.length);
          expect(end.rows).toBeGreaterThan(0);
          // Laid out alone, what is kept fills the sheets that are kept, and no more of them.
          expect(filled(heights.slice(0, end.rows))).toEqual(sheets.slice(0, end.sheets));
        },
      ),
    );
  });
});

describe('rows that wait', () => {
  test('come in order, however they arrive, and release their source', async () => {
    let isOpen = true;
    const pages = async function* () {
      try {
        for (const page of [['1', '2'], [], ['3'], ['4', '5', '6']])
          yield page.map((cell) => [cell]);
      } finally {
        isOpen = false;
      }
    };
    const queue = new RowQueue(pages());
    expect(await queue.peek(3)).toEqual([['1'], ['2'], ['3']]);
    queue.drop(2);
    expect(await queue.peek(2)).toEqual([['3'], ['4']]);
    expect(await queue.isEmpty()).toBe(false);
    await queue.close();
    expect(isOpen).toBe(false);
  });
});

describe('columns of a PDF', () => {
  const columnWidths = (...about: Parameters<typeof layOutColumns>) =>
    layOutColumns(...about).widths;
  const column = (heading: string, kind: 'text' | 'day' = 'text') => ({
    id: heading,
    heading,
    kind,
  });

  test('share the whole width, and a longer text gets more of it', () => {
    const widths = columnWidths(
      [column('A'), column('B'), column('C')],
      [
        ['x', 'some words of a note', null],
        ['x', 'some more words of a note', null],
      ],
    );
    expect(widths.reduce((all, width) => all + width, 0)).toBeCloseTo(100);
    expect(widths[1]).toBeGreaterThan(widths[0] ?? 0);
    expect(widths[0]).toBe(widths[2]);
  });

  test('are wide enough for a date, and twice as wide for full-width letters', () => {
    const [day = 0, text = 0, wide = 0] = columnWidths(
      [column('A', 'day'), column('B'), column('C')],
      [['2026-11-24', '2026-11-24', '漢字漢字漢字漢字漢字']],
    );
    expect(day).toBeGreaterThanOrEqual(text);
    expect(wide).toBeGreaterThan(text);
  });

  test('break lines between words rather than within them', () => {
    const [name = 0, note = 0] = columnWidths(
      [column('A'), column('B')],
      Array.from({ length: 10 }, () => ['WORKSTATION01234567', 'many words '.repeat(40)]),
    );
    // Nineteen letters of some 154 that fit on a sheet.
    expect(name).toBeGreaterThan(10);
    expect(note).toBeGreaterThan(75);
  });

  test('that have no room for their words stand below the others, the last ones first', () => {
    const placed = (count: number) =>
      layOutColumns(
        Array.from({ length: count }, () => column('Compliance status')),
        [],
      ).widths;
    expect(placed(10)).toHaveLength(10);
    expect(placed(15).length).toBeLessThan(15);
    expect(placed(100)).toEqual(placed(15));
    expect(placed(15).reduce((all, width) => all + width, 0)).toBeCloseTo(100);
  });

  test('have widths without rows', () => {
    expect(columnWidths([column('A'), column('A')], [])).toEqual([50, 50]);
  });
});

test('text never becomes markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const html = breakingText(text);
      expect(html.replaceAll('<wbr>', '')).not.toMatch(/[<>"]/);
      const entities: Readonly<Record<string, string>> = {
        '&lt;': '<',
        '&gt;': '>',
        '&quot;': '"',
        '&amp;': '&',
      };
      expect(
        html
          .replaceAll('<wbr>', '')
          .replaceAll(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? ''),
      ).toBe(text);
    }),
  );
});

describe('what the rows were chosen by', () => {
  const words = { ...WORDS.report.layout, language: 'fr', labelled: '{name}\u00A0: {value}' };

  test('is joined as its language does', () => {
    const filters = [
      { name: 'Motif', value: 'Code PIN oublié' },
      { name: 'Résultat', value: 'Refusé' },
    ];
    expect(pageHeader({ title: 'Audit', filters, words })).toContain(
      'Motif\u00A0: Code PIN oublié; Résultat\u00A0: Refusé',
    );
  });

  test('is told as it was typed, whatever it looks like', () => {
    const fact = { name: '{value}', value: '$& {name}' };
    expect(labelled(fact, words)).toBe('{value}\u00A0: $& {name}');
  });
});
