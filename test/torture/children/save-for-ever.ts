// argv: path. Saves one file after the other there, and prints the number of each that is saved.
import { writeWholeFile } from '#main/drivers/files/write-whole-file.ts';
import { printLine } from '#test/main/sources/embedded-store/children/print-line.ts';
import { numberedFile } from '../numbered-file.ts';

const [path = ''] = process.argv.slice(2);
for (let n = 0; ; n += 1) {
  await writeWholeFile(path, numberedFile(n));
  printLine(String(n));
}
