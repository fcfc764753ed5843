import { splitAccount } from '#shared/sign-in/account.ts';
import type { DomainNames } from '#shared/sign-in/domain-names.ts';
import { withoutCase } from '../without-case.ts';

/** The domains whose both names are known, to each side by itself. */
export interface KnownDomains {
  /** To the directory that the operator is signed in to. */
  readonly typed: readonly DomainNames[];
  /** To the source that keeps the other account. */
  readonly kept: readonly DomainNames[];
}

/**
 * Whether two names are those of one account: `CONTOSO\mia`, `contoso.test\mia` and
 * `mia@contoso.test` are, where somebody knows both names of the domain. In doubt they are not: a
 * NetBIOS name that stands for two domains names nobody. The suffix of a user principal name is
 * compared as a domain; only the directory knows an account whose suffix is not its domain.
 *
 * @param typed how the operator names somebody
 * @param kept how a source names an account
 */
export function isSameAccount(typed: string, kept: string, known: KnownDomains): boolean {
  const [one, other] = [accountIn(typed), accountIn(kept)];
  if (one.name === '' || withoutCase(one.name) !== withoutCase(other.name)) return false;
  // Each side means its own domains; what it does not know, it may have from the other.
  return one.domains.every((typedDomain) =>
    other.domains.every((keptDomain) =>
      isSameDomain(
        { text: typedDomain, dnsNames: dnsNamesOf(typedDomain, known.typed, known.kept) },
        { text: keptDomain, dnsNames: dnsNamesOf(keptDomain, known.kept, known.typed) },
      ),
    ),
  );
}

/** An account as it is written. With a domain and the suffix of a UPN, it has to be in both. */
interface Written {
  readonly domains: readonly string[];
  readonly name: string;
}

/** The parts of an account in any form. */
export function accountIn(text: string): Written {
  const { domain, name } = splitAccount(text);
  const at = name.lastIndexOf('@');
  if (at === -1) return { domains: [domain.trim()], name: name.trim() };
  const suffix = name.slice(at + 1).trim();
  return {
    domains: domain.trim() === '' ? [suffix] : [domain.trim(), suffix],
    name: name.slice(0, at).trim(),
  };
}

/** What a written domain stands for: one DNS name, none that anybody knows, or one of several. */
interface MeantDomain {
  readonly text: string;
  readonly dnsNames: readonly string[];
}

function isSameDomain(one: MeantDomain, other: MeantDomain): boolean {
  // Nobody knows more than what is written.
  if (one.dnsNames.length === 0 && other.dnsNames.length === 0)
    return withoutCase(one.text) === withoutCase(other.text);
  return (
    one.dnsNames.length === 1 &&
    other.dnsNames.length === 1 &&
    one.dnsNames[0] === other.dnsNames[0]
  );
}

/** In the first of these lists that has the domain. */
function dnsNamesOf(
  text: string,
  ...lists: readonly (readonly DomainNames[])[]
): readonly string[] {
  const wanted = withoutCase(text).replace(/\.$/, '');
  // No NetBIOS name has a dot.
  if (wanted.includes('.')) return [wanted];
  for (const list of lists) {
    const found = list
      .filter(({ netbios, dns }) => [withoutCase(netbios), withoutCase(dns)].includes(wanted))
      .map(({ dns }) => withoutCase(dns));
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}
