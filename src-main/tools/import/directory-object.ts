import { readComputerName } from '#shared/request/computer.ts';

/** What the name of an object in Active Directory says; empty where it does not. */
export interface DirectoryObject {
  readonly keyId: string;
  readonly computer: string;
  /** DNS name. */
  readonly domain: string;
}

// The object's own name comes first in a distinguished name, and last in a canonical one.
const KEY_NAME = /(?:^CN=|\/)\d{4}-\d\d-\d\dT[\d:Z+\\-]+(\{[0-9a-f-]{36}\})/i;

/**
 * Reads the distinguished name (`CN=2024-…{…},CN=WS-1,OU=…,DC=contoso,DC=com`) or the canonical
 * name (`contoso.com/…/WS-1/2024-…{…}`) of a key, or of the computer above it.
 */
export function readDirectoryObject(text: string): DirectoryObject | undefined {
  const { domain, name } = readComputerName(text);
  if (!/[=/]/.test(text) || domain === '') return undefined;
  return { keyId: KEY_NAME.exec(text)?.[1] ?? '', computer: name, domain };
}
