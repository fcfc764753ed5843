import type { DomainNames } from '#shared/sign-in/domain-names.ts';
import { withoutCase } from '../without-case.ts';
import { accountIn } from './same-account.ts';

/** One account, as a source that keeps accounts by domain and name is asked for it. */
export interface AccountNames {
  readonly name: string;
  /**
   * The names that its domain may be kept under: as written and, where it is known, the other one.
   * Compared without case. Empty where nobody is meant.
   */
  readonly domains: readonly string[];
}

/**
 * What somebody means by `CONTOSO\mia`, `contoso.test\mia` or `mia@contoso.test`. A name without a
 * domain means nobody: another domain may have it too.
 *
 * @param known the domains whose both names are known
 */
export function accountNames(written: string, known: readonly DomainNames[]): AccountNames {
  const { name, domains } = accountIn(written);
  const [first = [], second] = domains.map((domain) => namesOf(domain, known));
  if (name === '') return { name, domains: [] };
  if (second === undefined) return { name, domains: first };
  // With a domain before it and a suffix behind it, it has to be in both.
  const both = new Set(second.map(withoutCase));
  return { name, domains: first.some((one) => both.has(withoutCase(one))) ? first : [] };
}

/** A NetBIOS name that stands for several domains has no other name. */
function namesOf(written: string, known: readonly DomainNames[]): readonly string[] {
  const domain = written.replace(/\.$/, '');
  if (domain === '') return [];
  const wanted = withoutCase(domain);
  const meant = known.filter(({ netbios, dns }) =>
    [withoutCase(netbios), withoutCase(dns)].includes(wanted),
  );
  const [one] = meant;
  if (one === undefined || meant.some(({ dns }) => withoutCase(dns) !== withoutCase(one.dns)))
    return [domain];
  return withoutCase(one.netbios) === withoutCase(one.dns) ? [one.dns] : [one.netbios, one.dns];
}
