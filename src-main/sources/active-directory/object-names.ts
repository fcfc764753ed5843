import { type Entry, textIn } from '#main/drivers/ldap/entries.ts';

// Whoever joins a computer to the domain chooses what it is called. These characters break lines in
// logs and files, or make two names look alike.
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const DOLLAR = /\$$/;
/** The longest name Active Directory admits (MS-ADA3, sAMAccountName). */
const MAX_NAME_LENGTH = 256;

/** A name without characters that must not be shown or recorded, cut to the longest allowed. */
export function safeName<T extends string | undefined>(name: T): T | string {
  return name === undefined ? name : name.replaceAll(INVISIBLE, '\uFFFD').slice(0, MAX_NAME_LENGTH);
}

/** The first value of an attribute, as {@link safeName} writes it. */
export function safeNameIn(entry: Entry, attribute: string): string | undefined {
  return safeName(textIn(entry, attribute));
}

/**
 * The account name of a computer: its name and a dollar sign (MS-SAMR 3.1.1.8.1).
 *
 * @param name with or without the sign
 */
export function computerAccountName(name: string): string {
  return `${name.replace(DOLLAR, '')}$`;
}

/** The name of a computer, from its account name. */
export function computerNameIn(entry: Entry): string | undefined {
  return safeNameIn(entry, 'sAMAccountName')?.replace(DOLLAR, '');
}
