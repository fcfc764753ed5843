import { z } from 'zod';
import { DomainNames } from '../sign-in/domain-names.ts';

/** A computer as a source knows it. */
export const Computer = z.object({
  /** NetBIOS name of its domain; the DNS name where several domains have that NetBIOS name. */
  domain: z.string(),
  dnsDomain: z.string(),
  name: z.string(),
  /** People associated with it, `DOMAIN\name`. Empty where the source does not know them. */
  users: z.array(z.string()),
  /** Both names of the domains of those users, where the source knows them. */
  domains: z.array(DomainNames).optional(),
});
export type Computer = z.infer<typeof Computer>;

// One DNS label, and several with dots between (RFC 1035, 2.3.4); Active Directory also allows the
// underscore.
const NAME = /^[\p{L}\p{N}_-]{1,63}$/u;
const DOMAIN = /^(?=.{1,255}$)[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u;

/**
 * Whether a computer can be called this; what is typed as a name may become the address of a
 * computer.
 */
export function isComputerName(text: string): boolean {
  return NAME.test(text);
}

/** Whether this can be the NetBIOS or DNS name of a domain. */
export function isDomainName(text: string): boolean {
  return DOMAIN.test(text);
}

/** From how many letters on the sources are asked for computers that begin with them. */
export const LETTERS_TO_COMPLETE = 3;

/** The name under which the network finds it. */
export function hostNameOf({ dnsDomain, name }: Pick<Computer, 'dnsDomain' | 'name'>): string {
  return `${name}.${dnsDomain}`.toLowerCase();
}

// What a directory appends to the name of an object that lost it to another, or was deleted. The
// line end before it is lost where it is pasted.
const MANGLED = /(?:\\0A|\s)*(?:CNF|DEL):[0-9a-f]{8}-[0-9a-f-]{27}$/i;
// At the end of an account name. The account of a computer that lost its name begins with it.
const ACCOUNT_SIGN = /(?<=^[^$].*)\$$/s;

interface NamedComputer {
  /** Empty where none was typed. */
  readonly domain: string;
  readonly name: string;
}

/**
 * The computer's name and its domain, in whatever form somebody has copied them: `name`,
 * `name.domain`, `DOMAIN\name`, `\\name\share`, the account name with its dollar sign, a
 * distinguished or a canonical name, also of a recovery key below the computer. What is none of
 * these is the name as it is.
 */
export function readComputerName(typed: string): NamedComputer {
  const text = typed.trim();
  const [, ofShare] = /^\\\\([^\\/]+)(?:[\\/].*)?$/s.exec(text) ?? [];
  const { domain, name } = inDistinguishedName(text) ??
    inCanonicalName(text) ??
    withDomain(ofShare ?? text) ?? { domain: '', name: ofShare ?? text };
  return { domain, name: name.replace(MANGLED, '').replace(ACCOUNT_SIGN, '') };
}

/** The same as {@link readComputerName}; `undefined` when there is no domain in it. */
export function splitComputerName(typed: string): NamedComputer | undefined {
  const read = readComputerName(typed);
  return read.domain === '' ? undefined : read;
}

function withDomain(text: string): NamedComputer | undefined {
  const [, before, after] = /^([^\\]+)\\([^\\.]+)$/.exec(text) ?? [];
  if (before !== undefined && after !== undefined) return { domain: before, name: after };
  const [, name, domain] = /^([^.\\]+)\.([^\\]*[^.\\])\.?$/.exec(text) ?? [];
  return name === undefined || domain === undefined ? undefined : { domain, name };
}

/** `CN=WS-3,OU=PCs,DC=contoso,DC=test` (RFC 4514). */
function inDistinguishedName(text: string): NamedComputer | undefined {
  const dn = text.replace(/^(?:LDAP|GC):\/\/(?:[^/=]+\/)?/i, '');
  if (!/^CN=.+,\s*DC=/is.test(dn)) return undefined;
  const parts = dn.match(/(?:\\.|[^,\\])+/gs) ?? [];
  const valuesOf = (type: string) =>
    parts.flatMap((part) => {
      const [, key = '', value = ''] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/s.exec(part) ?? [];
      return key.toUpperCase() === type ? [withoutEscapes(value)] : [];
    });
  const name = lastName(valuesOf('CN').slice(0, 2));
  return name === undefined ? undefined : { domain: valuesOf('DC').join('.'), name };
}

// The bytes of letters beyond ASCII may be escaped too, but no directory writes them so.
function withoutEscapes(value: string): string {
  return value
    .replaceAll(/\\([0-9a-f]{2})/gi, (_escape, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replaceAll(/\\(.)/gs, '$1');
}

/** `contoso.test/PCs/WS-3`, as `canonicalName` in Active Directory. */
function inCanonicalName(text: string): NamedComputer | undefined {
  const [domain = '', ...path] = text.match(/(?:\\.|[^/\\])+/gs) ?? [];
  if (path.length === 0 || !domain.includes('.') || !isDomainName(domain)) return undefined;
  const name = lastName(path.slice(-2).toReversed().map(withoutEscapes));
  return name === undefined ? undefined : { domain, name };
}

/**
 * The computer among the last two parts of a path, innermost first: a recovery key lies below its
 * computer.
 */
function lastName([innermost, above]: readonly string[]): string | undefined {
  return /\{[0-9a-f-]{36}\}/i.test(innermost ?? '') ? above : innermost;
}

/**
 * True for the same computer, by its name alone, without its domain. Upper and lower case are the
 * same.
 */
export function isSameName(one: string, other: string): boolean {
  const bare = (name: string) => readComputerName(name).name.toLowerCase();
  return bare(one) === bare(other);
}

/**
 * Whether a name that is being typed or corrected may still be this computer's: it is a beginning
 * of it, with or without a domain, or nothing yet.
 */
export function mayBecomeName(typed: string, name: string): boolean {
  const [bare = ''] = typed
    .trim()
    .replace(/^[^\\]*\\/, '')
    .split('.');
  return name.toLowerCase().startsWith(bare.toLowerCase());
}
