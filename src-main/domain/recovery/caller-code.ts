import { createHash, timingSafeEqual } from 'node:crypto';

/** What people type between the digits of a code. */
const BETWEEN_DIGITS = /[\s.-]/g;

/** Whether this is the code. Takes equally long however much of it is right. */
export function isSameCode(typed: string, code: string): boolean {
  return timingSafeEqual(digest(typed.replaceAll(BETWEEN_DIGITS, '')), digest(code));
}

// Of one length, whatever was typed.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** An address without most of it: enough to ask for, and too little to learn. */
export function maskedAddress({
  mail,
  mobile,
}: {
  readonly mail: string;
  readonly mobile: string;
}): string {
  const at = mail.lastIndexOf('@');
  if (at > 0) return `${mail.slice(0, 1)}•••${mail.slice(at)}`;
  return `•••${mobile.slice(-2)}`;
}
