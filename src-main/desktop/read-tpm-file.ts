import { SaxesParser } from 'saxes';
import type { TpmOwnerFile } from '#main/domain/tpm/tpm-owner-file.ts';
import type { TpmFileReader } from '#main/ports/tpm/tpm-file-reader.ts';
import { AppError } from '#shared/errors.ts';
import { LONGEST_TPM_FILE } from '#shared/tpm/longest-tpm-file.ts';
import type { TpmFileProblem } from '#shared/tpm/tpm-file.ts';
import { TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';

const ROOT = 'tpmOwnerData';
const MACHINE_NAME = 'machineName';
/** Stands for a byte that is no UTF-8. */
const LOST = '\uFFFD';
/** The path of the element from the root. */
const OWNER_AUTH = `${ROOT}/ownerAuth`;

/** The tag the file begins with; in quotes it may hold `>`. Where those do not match, up to `>`. */
const ROOT_TAG = new RegExp(`<${ROOT}(?=[\\s/>])(?:(?:"[^"]*"|'[^']*'|[^>"'])*|[^>]*)>`, 'g');
const ATTRIBUTE = /(?<=\s)([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const REFERENCE = /&(?!(?:#\d+|#x[\dA-Fa-f]+|amp|lt|gt|quot|apos);)/g;
/** It names an encoding, which is found from the bytes instead. */
const DECLARATION = /^<\?xml\b[^>]*>/;
/** What no text has, whatever its encoding. */
const BINARY = /(?![\t\r\n])\p{Cc}/u;

/**
 * Reads a `.tpm` file with a strict XML parser that has no external or declared entities. Damage
 * around its `ownerAuth`, as editors and mail programs do it, is mended first.
 */
export const readTpmFile: TpmFileReader = (bytes) => {
  if (bytes.length > LONGEST_TPM_FILE) throw unreadable('too-large');
  return elementsOf(mended(decoded(bytes)));
};

// By the byte order mark. Without one, by the first character, which is ASCII in every XML file.
function decoded(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  const isLittle =
    (first === 0xff && second === 0xfe) || (first > 0 && first < 0x80 && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second > 0);
  if (!isLittle && !isBig) return inOneByte(bytes);
  const isCutNul = bytes.length % 2 === 1 && bytes.at(-1) === 0;
  try {
    return new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(
      isCutNul ? bytes.subarray(0, -1) : bytes,
    );
  } catch (cause) {
    throw unreadable('not-text', cause);
  }
}

// UTF-8, or what Windows calls ANSI. Which ANSI it was nobody says, so its letters beyond ASCII are
// lost. None are in an `ownerAuth`.
function inOneByte(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    if (BINARY.test(text.replace(/\0+$/, ''))) throw unreadable('not-text');
    return text;
  }
}

/** Only elements and text, and of the root's attributes the computer's name. */
function mended(text: string): string {
  return text
    .trimStart()
    .replace(DECLARATION, '')
    .replace(/\0+$/, '')
    .replaceAll(ROOT_TAG, rootTag);
}

function rootTag(tag: string): string {
  const names = Array.from(tag.matchAll(ATTRIBUTE))
    .filter(([, name]) => name === MACHINE_NAME)
    .map(([, , doubly, singly]) => doubly ?? singly ?? '');
  const [name = ''] = names;
  const isKnown = names.length === 1 && !name.includes(LOST);
  const written = name.replaceAll('\0', '').replaceAll(REFERENCE, '&amp;').replaceAll('<', '&lt;');
  const attribute = isKnown ? ` ${MACHINE_NAME}="${written.replaceAll('"', '&quot;')}"` : '';
  return `<${ROOT}${attribute}${tag.endsWith('/>') ? '/>' : '>'}`;
}

function elementsOf(text: string): TpmOwnerFile {
  const path: string[] = [];
  const ownerAuths: string[] = [];
  let machineName = '';

  const parser = new SaxesParser();
  parser.on('error', (cause) => {
    throw unreadable('not-xml', cause);
  });
  parser.on('doctype', () => {
    throw unreadable('entities');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (path.length === 0 && name !== ROOT) throw unreadable('wrong-root');
    if (path.length === 0) machineName = attributes[MACHINE_NAME] ?? '';
    path.push(name);
    if (path.join('/') === OWNER_AUTH) ownerAuths.push('');
  });
  const addText = (part: string) => {
    if (path.join('/') === OWNER_AUTH) ownerAuths.push((ownerAuths.pop() ?? '') + part);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => path.pop());
  parser.write(text).close();

  const [ownerAuth] = ownerAuths;
  if (ownerAuth === undefined) throw unreadable('no-owner-auth');
  if (ownerAuths.length > 1) throw unreadable('several-owner-auths');
  // Base64 may be broken into lines, and 20 bytes are 20 bytes without its last sign.
  const written = ownerAuth.replaceAll(/\s/g, '').replace(/^[^=]{27}$/, '$&=');
  const ownerPassword = TpmOwnerPassword.safeParse(written);
  if (!ownerPassword.success) throw unreadable('wrong-length');
  return { ownerPassword: ownerPassword.data, machineName: machineName.trim() };
}

// Without the parser's own message, which may quote the secret in the file.
function unreadable(reason: TpmFileProblem, cause?: unknown): AppError {
  const errorName = cause instanceof Error ? cause.name : 'unknown';
  const message = cause === undefined ? reason : `${reason} (${errorName})`;
  return new AppError('tpm.fileUnreadable', message, { details: { reason } });
}
