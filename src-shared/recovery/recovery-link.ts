import { z } from 'zod';
import { LONGEST_DOMAIN, LONGEST_NAME, splitUser } from '../request/request-fields.ts';
import { textProblem } from '../request/secret-text.ts';
import { LONGEST_TICKET } from '../request/tickets.ts';
import { readKeyId } from './recovery-key-id.ts';

/**
 * What a link fills into the Drive Recovery form, as typed texts. What the link does not name is
 * empty.
 */
export const RecoveryLink = z.object({
  userDomain: z.string().max(LONGEST_DOMAIN),
  userName: z.string().max(LONGEST_NAME),
  keyId: z.string().max(64),
  ticket: z.string().max(LONGEST_TICKET),
});
export type RecoveryLink = z.infer<typeof RecoveryLink>;

/** Longest link that is read: all four values at their longest, a third of them escaped. */
export const LONGEST_LINK = 1_000;

// Some desktops put a slash behind the host. Browsers escape neither of the last five characters.
const LINK = /^keydesk:\/\/recover\/?\?([A-Za-z0-9._~:@%&=\-\\{}'$]+)$/i;

/** What each value may hold after its escapes were read once; `%` would be a second escape. */
const VALUES = {
  keyId: /^[0-9A-Fa-f{} -]+$/,
  ticket: /^[#\p{L}\p{N}](?:[\p{L}\p{N}_# :-]|\.(?!\.))*$/u,
  user: /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_ '$@\\-]|\.(?!\.))*$/u,
  domain: /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]|\.(?!\.))*$/u,
} as const;
type Name = keyof typeof VALUES;
type Values = Readonly<Partial<Record<Name, string>>>;

/**
 * Reads a link such as `keydesk://recover?keyId=3F9A1C7E&ticket=INC42&user=CONTOSO%5Cmia`. It knows
 * `keyId`, `ticket`, `user` and `domain`, each at most once and each possibly empty. Anything else
 * makes the whole link one that is not used: a form that is filled in by half would be trusted.
 *
 * @returns `undefined` for everything that is no such link, or fills in nothing
 */
export function readRecoveryLink(text: string): RecoveryLink | undefined {
  if (text.length > LONGEST_LINK) return undefined;
  const [, query] = LINK.exec(text) ?? [];
  const values = query === undefined ? undefined : valuesIn(query);
  return values === undefined ? undefined : linkOf(values);
}

function valuesIn(query: string): Values | undefined {
  const values = new Map<Name, string>();
  for (const part of query.split('&')) {
    const [name = '', written, ...more] = part.split('=');
    if (!isName(name) || values.has(name) || written === undefined || more.length > 0)
      return undefined;
    const value = unescaped(written);
    if (value === undefined || (value !== '' && !VALUES[name].test(value))) return undefined;
    values.set(name, value);
  }
  return Object.fromEntries(values);
}

function isName(name: string): name is Name {
  return Object.hasOwn(VALUES, name);
}

function unescaped(written: string): string | undefined {
  try {
    return decodeURIComponent(written).trim();
  } catch {
    return undefined;
  }
}

interface Account {
  readonly userDomain?: string;
  readonly userName: string;
}

function linkOf({
  keyId = '',
  ticket = '',
  user = '',
  domain = '',
}: Values): RecoveryLink | undefined {
  if (keyId !== '' && !readKeyId(keyId).ok) return undefined;
  const { userDomain = domain, userName } = splitUser<Account>({ userName: user });
  // Two domains, or a backslash with nothing on one side: it cannot be told who is meant.
  const isTwice = domain !== '' && userDomain !== domain;
  if (isTwice || userName.includes('\\') || (user !== '' && userName === '')) return undefined;
  const link: RecoveryLink = { userDomain, userName, keyId, ticket };
  return isFit(link) ? link : undefined;
}

function isFit(link: RecoveryLink): boolean {
  const texts = Object.values(link);
  return (
    RecoveryLink.safeParse(link).success &&
    texts.some((text) => text !== '') &&
    texts.every((text) => textProblem(text, LONGEST_LINK) === undefined)
  );
}
