import { z } from 'zod';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';

// Whoever joins a device chooses what it is called.
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
/** The longest name that is shown, in UTF-16 units. */
export const LONGEST_NAME = 256;

/** A name of somebody else's choice: what cannot be seen in it is shown, and it has an end. */
export const GivenName = z
  .string()
  .transform((text) => text.replaceAll(INVISIBLE, '\uFFFD').slice(0, LONGEST_NAME));

/** A GUID as Keydesk writes one, read with or without braces and in any case. */
export const Guid = z
  .string()
  .trim()
  .toUpperCase()
  .transform((text) => text.replace(/^\{(.*)\}$/, '$1'))
  .pipe(RecoveryKeyId);

/** A text in a filter of OData: a quotation mark in it is doubled. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
