import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file in a folder and the folders in it. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

/** Whether a secret stands in a file: a text, or bytes. */
export function standsIn(path: string, secret: string | Uint8Array): boolean {
  const content = readFileSync(path);
  return spellings(secret).some((spelling) => content.includes(spelling));
}

function spellings(secret: string | Uint8Array): readonly Buffer[] {
  const plain = typeof secret === 'string' ? textSpellings(secret) : [Buffer.from(secret)];
  return plain.flatMap((bytes) => [
    bytes,
    Buffer.from(bytes.toString('hex')),
    Buffer.from(bytes.toString('hex').toUpperCase()),
    ...base64Spellings(bytes),
  ]);
}

/** With dashes and without, with one byte and with two bytes per character. */
function textSpellings(text: string): readonly Buffer[] {
  return [text, text.replaceAll('-', '')].flatMap((form) => [
    Buffer.from(form, 'utf8'),
    Buffer.from(form, 'utf16le'),
    Buffer.from(form, 'utf16le').swap16(),
  ]);
}

/** In Base64 it depends on what stands before it: what is sure for each of the three places. */
function base64Spellings(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const sure = whole.slice(before === 0 ? 0 : 4).replace(/.{0,3}=*$/, '');
    return sure.length < 8 ? [] : [Buffer.from(sure)];
  });
}
