import { firstRdnValue } from '#main/drivers/ldap/entries.ts';

/** What the name of an object in Active Directory says; empty where it does not. */
export interface DirectoryObject {
  readonly keyId: string;
  readonly computer: string;
  /** DNS name. */
  readonly domain: string;
}

const KEY_NAME = /^\d{4}-\d\d-\d\dT[\d:Z+-]+(\{[0-9a-f-]{36}\})$/i;
/** A comma or a slash that parts, not one that belongs to a name. */
const PARTS_OF_DN = /(?<!\\),/;
const PARTS_OF_PATH = /(?<!\\)\//;

/**
 * Reads the distinguished name (`CN=2024-…{…},CN=WS-1,OU=…,DC=contoso,DC=com`) or the canonical
 * name (`contoso.com/…/WS-1/2024-…{…}`) of a key, or of the computer above it.
 */
export function readDirectoryObject(text: string): DirectoryObject | undefined {
  if (/^CN=/i.test(text)) {
    const parts = text.split(PARTS_OF_DN).map((part) => part.trim());
    const labels = parts.filter((part) => /^DC=/i.test(part)).map(firstRdnValue);
    const names = parts.filter((part) => !/^DC=/i.test(part)).map(firstRdnValue);
    return named(names, labels.join('.'));
  }
  const [domain = '', ...below] = text.split(PARTS_OF_PATH);
  if (below.length === 0 || !domain.includes('.')) return undefined;
  return named(below.map((name) => name.replaceAll(String.raw`\/`, '/')).toReversed(), domain);
}

/** @param names the object's own first, then those above it */
function named([own = '', above = '']: readonly string[], domain: string): DirectoryObject {
  const keyId = KEY_NAME.exec(own)?.[1];
  return keyId === undefined
    ? { keyId: '', computer: own, domain }
    : { keyId, computer: above, domain };
}
