// argv: name of what is written, folder. Writes it for ever, and prints the number of each that is
// saved.
import { printLine } from '#test/main/sources/embedded-store/children/print-line.ts';
import { KILLED_WRITES } from '../killed-writes/all.ts';

const [name = '', folder = ''] = process.argv.slice(2);
const write = KILLED_WRITES.find((one) => one.name === name);
printLine('begun');
await write?.work(folder, (number) => printLine(String(number)));
