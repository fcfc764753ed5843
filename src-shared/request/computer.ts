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

/**
 * The computer's name and its domain, out of `name.domain` or `DOMAIN\name`; `undefined` when there
 * is no domain in it.
 */
export function splitComputerName(
  typed: string,
): { readonly domain: string; readonly name: string } | undefined {
  const [, before, after] = /^([^\\]+)\\([^\\.]+)$/.exec(typed.trim()) ?? [];
  if (before !== undefined && after !== undefined) return { domain: before, name: after };
  const [, name, domain] = /^([^.\\]+)\.([^\\]*[^.\\])\.?$/.exec(typed.trim()) ?? [];
  return name === undefined || domain === undefined ? undefined : { domain, name };
}

/**
 * True for the same computer, by its name alone, without its domain. Upper and lower case are the
 * same.
 */
export function isSameName(one: string, other: string): boolean {
  const bare = (name: string) => (splitComputerName(name)?.name ?? name.trim()).toLowerCase();
  return bare(one) === bare(other);
}
