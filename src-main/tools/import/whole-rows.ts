import { TransformStream } from 'node:stream/web';

/** In lines and characters: a cell of an export has a few lines, and a key package 64 KB. */
const MOST_LINES = 50;
const LONGEST_ROW = 200_000;
const QUOTE = '"';

/**
 * Hands on the lines of a CSV file. A row whose quotation mark is never closed would take the rows
 * below it into one cell: its first line becomes an empty one, and those below are read.
 *
 * @param onBroken is told the number of each line that is no row, from 1
 */
export function wholeRows(
  delimiter: string,
  onBroken: (line: number) => void,
): TransformStream<string, string> {
  let unended = '';
  let ready = '';
  let line = 0;
  let held: string[] = [];
  let isOpen = false;

  const handOn = (text: string) => {
    line += 1;
    ready += `${text}\n`;
  };
  const giveUp = () => {
    const [, ...below] = held;
    held = [];
    isOpen = false;
    onBroken(line + 1);
    handOn('');
    for (const text of below) take(text);
  };
  const take = (text: string) => {
    const wasOpen = isOpen;
    held.push(text);
    if (wasOpen && beginsAnother(text, delimiter)) return giveUp();
    isOpen = isOpenAfter(text, { delimiter, isOpen });
    const size = held.reduce((sum, one) => sum + one.length, 0);
    if (size > LONGEST_ROW || (isOpen && held.length > MOST_LINES)) giveUp();
    else if (!isOpen) for (const one of held.splice(0)) handOn(one);
  };
  return new TransformStream({
    transform(text, controller) {
      const lines = (unended + text).split('\n');
      // What is too long already becomes no shorter.
      unended = (lines.pop() ?? '').slice(0, LONGEST_ROW + 1);
      for (const one of lines) take(one);
      if (ready !== '') controller.enqueue(ready);
      ready = '';
    },
    flush(controller) {
      if (unended !== '') take(unended);
      while (held.length > 0) giveUp();
      if (ready !== '') controller.enqueue(ready);
    },
  });
}

/** Whether the first mark of a line opens a quotation: one that is open above was never closed. */
function beginsAnother(line: string, delimiter: string): boolean {
  const mark = line.replaceAll('""', '  ').indexOf(QUOTE);
  const before = line[mark - 1];
  const after = line[mark + 1];
  return mark !== -1 && after !== undefined && after !== delimiter && before === delimiter;
}

/** Whether a line ends inside a quotation; a mark inside a cell without quotation opens none. */
function isOpenAfter(
  line: string,
  { delimiter, isOpen }: { readonly delimiter: string; readonly isOpen: boolean },
): boolean {
  let isQuoted = isOpen;
  let at = 0;
  while (at < line.length) {
    if (!isQuoted && line[at] === QUOTE) {
      isQuoted = true;
      at += 1;
    } else if (!isQuoted) {
      const next = line.indexOf(delimiter, at);
      if (next === -1) return false;
      at = next + 1;
    } else {
      const mark = line.indexOf(QUOTE, at);
      if (mark === -1) return true;
      // Two marks are one that belongs to the text.
      const isDoubled = line[mark + 1] === QUOTE;
      isQuoted = isDoubled;
      at = isDoubled ? mark + 2 : endOfCell(line, { delimiter, from: mark + 1 });
    }
  }
  return isQuoted;
}

/** Where the next cell begins. */
function endOfCell(
  line: string,
  { delimiter, from }: { readonly delimiter: string; readonly from: number },
): number {
  const next = line.indexOf(delimiter, from);
  return next === -1 ? line.length : next + 1;
}
