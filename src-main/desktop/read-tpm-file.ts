import { SaxesParser } from 'saxes';
import type { TpmOwnerFile } from '#main/domain/tpm/tpm-owner-file.ts';
import type { TpmFileReader } from '#main/ports/tpm/tpm-file-reader.ts';
import { AppError } from '#shared/errors.ts';
import { LONGEST_TPM_FILE, type TpmFileProblem } from '#shared/tpm/tpm-file.ts';
import { TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';

const ROOT = 'tpmOwnerData';
/** The path of the element from the root. */
const OWNER_AUTH = `${ROOT}/ownerAuth`;

/** Reads a `.tpm` file with a strict XML parser that has no external or declared entities. */
export const readTpmFile: TpmFileReader = (bytes) => {
  if (bytes.length > LONGEST_TPM_FILE) throw unreadable('too-large');
  return elementsOf(decoded(bytes));
};

// By the byte order mark. Without one, by the first character, which is `<` in every XML file.
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  const wide = isLittle ? 'utf-16le' : 'utf-16be';
  try {
    return new TextDecoder(isLittle || isBig ? wide : 'utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable('not-text', cause);
  }
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
    if (path.length === 0) machineName = attributes['machineName'] ?? '';
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
  const ownerPassword = TpmOwnerPassword.safeParse(ownerAuth.trim());
  if (!ownerPassword.success) throw unreadable('wrong-length');
  return { ownerPassword: ownerPassword.data, machineName: machineName.trim() };
}

// Without the parser's own message, which may quote the secret in the file.
function unreadable(reason: TpmFileProblem, cause?: unknown): AppError {
  const errorName = cause instanceof Error ? cause.name : 'unknown';
  const message = cause === undefined ? reason : `${reason} (${errorName})`;
  return new AppError('tpm.fileUnreadable', message, { details: { reason } });
}
