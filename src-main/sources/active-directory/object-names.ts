import { type Entry, firstRdnValue, textIn } from '#main/drivers/ldap/entries.ts';

// Whoever joins a computer to the domain chooses what it is called. These characters break lines in
// logs and files, or make two names look alike.
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const DOLLAR = /\$$/;
/** The longest name Active Directory admits (MS-ADA3, sAMAccountName). */
const MAX_NAME_LENGTH = 256;
/**
 * What follows the name of an object that was deleted, or that lost its name to another one made at
 * the same time on another controller (MS-ADTS 3.1.1.5.5.1.1 and 3.1.1.1.13).
 */
const MANGLED = /\n(DEL|CNF):[^\n]*$/;
/** The account name a computer gets that lost its own to another (MS-SAMR 3.1.1.8.4). */
const DUPLICATE = /^\$DUPLICATE-/i;
/** An account name is cut to this; the network's own name of a computer may be longer. */
const LONGEST_ACCOUNT_NAME = 15;

/** A name without characters that must not be shown or recorded, cut to the longest allowed. */
export function safeName<T extends string | undefined>(name: T): T | string {
  return name === undefined ? name : name.replaceAll(INVISIBLE, '\uFFFD').slice(0, MAX_NAME_LENGTH);
}

/** The first value of an attribute, as {@link safeName} writes it. */
export function safeNameIn(entry: Entry, attribute: string): string | undefined {
  return safeName(textIn(entry, attribute));
}

/** The name an object had before it was deleted, or before another object got it. */
export function nameBeforeMangling(name: string): string {
  return name.replace(MANGLED, '');
}

/** True for an object that lost its name to another one. */
export function isConflictName(name: string): boolean {
  return MANGLED.exec(name)?.[1] === 'CNF';
}

/** True for a name, or the beginning of one, that no account of a computer has the whole of. */
export function isLongerThanAccounts(name: string): boolean {
  return name.replace(DOLLAR, '').length > LONGEST_ACCOUNT_NAME;
}

/**
 * The account name of a computer: its name, cut to 15 characters, and a dollar sign (MS-SAMR
 * 3.1.1.8.1). One that begins with a dollar sign is taken as it is.
 *
 * @param name with or without the sign
 */
export function computerAccountName(name: string): string {
  return DUPLICATE.test(name)
    ? name
    : `${name.replace(DOLLAR, '').slice(0, LONGEST_ACCOUNT_NAME)}$`;
}

/** The attributes that {@link computerNamesIn} reads. */
export const COMPUTER_NAME_ATTRIBUTES = ['cn', 'sAMAccountName', 'dNSHostName'];

/** Everything a computer is called in the directory. */
export interface ComputerNames {
  /** Of its account, without the dollar sign. */
  readonly account: string | undefined;
  /** Of its object. */
  readonly object: string;
  readonly dnsName: string | undefined;
  /** The first part of its DNS name. */
  readonly host: string | undefined;
  /** True for an object that lost its name to another one: the other is the computer in use. */
  readonly isConflict: boolean;
}

export function computerNamesIn(entry: Entry): ComputerNames {
  const account = safeNameIn(entry, 'sAMAccountName');
  const rdn = firstRdnValue(entry.dn);
  const dnsName = safeNameIn(entry, 'dNSHostName') || undefined;
  const isDuplicate = account !== undefined && DUPLICATE.test(account);
  return {
    account: isDuplicate ? account : account?.replace(DOLLAR, ''),
    object: safeName(nameBeforeMangling(rdn)),
    dnsName,
    host: dnsName?.split('.')[0] || undefined,
    isConflict: isDuplicate || isConflictName(rdn),
  };
}

/**
 * What people call the computer: its account's name, which the object's need not be; the whole of a
 * name that the account has only the first 15 characters of; and its old name for an object that
 * lost it. `undefined` when it has no account.
 */
export function computerNameIn(entry: Entry): string | undefined {
  const { account, object, host, isConflict } = computerNamesIn(entry);
  if (account === undefined) return undefined;
  if (isConflict && DUPLICATE.test(account)) return host?.toUpperCase() ?? object;
  return [object, host?.toUpperCase()].find((whole) => isCutTo(account, whole)) ?? account;
}

/** True when the account name is the beginning of a longer name. */
function isCutTo(account: string, whole: string | undefined): boolean {
  return (
    whole !== undefined &&
    account.length === LONGEST_ACCOUNT_NAME &&
    whole.length > LONGEST_ACCOUNT_NAME &&
    whole.toLowerCase().startsWith(account.toLowerCase())
  );
}
