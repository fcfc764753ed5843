import { LONGEST_USER_NAME } from '#shared/sign-in/session.ts';

/** One domain of the forest. */
export interface Domain {
  /** `CONTOSO` */
  readonly netbios: string;
  /** `contoso.test` */
  readonly dns: string;
}

/**
 * The domains as the configuration names them, for use until the directory itself has told. Without
 * a short name there, it is the one that dcpromo proposes: the first label, cut to 15 characters.
 */
export function domainsBefore({
  domain,
  netbiosName,
}: {
  readonly domain: string;
  readonly netbiosName?: string | undefined;
}): readonly Domain[] {
  return [
    {
      netbios: netbiosName ?? (domain.split('.')[0] ?? domain).slice(0, 15).toUpperCase(),
      dns: domain,
    },
  ];
}

/** What was typed, taken apart. `domain` is as typed; empty when only a name was. */
export interface TypedName {
  readonly form: 'bare' | 'down-level' | 'principal';
  readonly domain: string;
  readonly name: string;
}

/** How an account is presented to the directory, and how its object is found afterwards. */
export interface Claim {
  /** `DOMAIN\name` or `name@domain`: never bare, so never the name of a SASL mechanism either. */
  readonly bindName: string;
  /** Set when the account must have this sAMAccountName in this domain. */
  readonly accountName: string;
  /** The domain it must be in; `undefined` when what was typed names none that is known. */
  readonly domain: Domain | undefined;
  /** Set when the account may have this userPrincipalName instead. */
  readonly principalName: string | undefined;
}

/** Cut to the longest name, composed and trimmed; the same before counting, binding and searching. */
export function readTypedName(typed: string): TypedName {
  const whole = typed.trim().slice(0, LONGEST_USER_NAME).normalize('NFC');
  const [, before, after] = /^([^\\@]*)[\\@](.*)$/s.exec(whole) ?? [];
  if (before === undefined || after === undefined) return { form: 'bare', domain: '', name: whole };
  return whole[before.length] === '\\'
    ? { form: 'down-level', domain: before.trim(), name: after.trim() }
    : { form: 'principal', domain: after.trim(), name: before.trim() };
}

/** The domain with this NetBIOS or DNS name, in any case. */
export function domainNamed<D extends Domain>(domains: readonly D[], typed: string): D | undefined {
  const wanted = typed.toLowerCase();
  return domains.find(
    ({ netbios, dns }) => netbios.toLowerCase() === wanted || dns.toLowerCase() === wanted,
  );
}

/**
 * `DOMAIN\name` by which attempts are counted, whether or not the account exists. The first domain
 * is the default.
 */
export function accountName(typed: string, domains: readonly Domain[]): string {
  const { form, domain, name } = readTypedName(typed);
  const known = form === 'bare' ? domains[0] : domainNamed(domains, domain);
  return `${known?.netbios ?? domain}\\${name}`;
}

// No account name has these (MS-SAMR 3.1.1.6); a distinguished name could hide behind the last of them.
const NEVER_IN_A_NAME = /[\p{Cc}"/\\[\]:;|=,+*?<>]/u;

/**
 * What to bind with; `undefined` when no account can have such a name, so that the directory need
 * not be asked.
 */
export function claimOf(typed: string, domains: readonly Domain[]): Claim | undefined {
  const { form, domain, name } = readTypedName(typed);
  const known = form === 'bare' ? domains[0] : domainNamed(domains, domain);
  if (name === '' || NEVER_IN_A_NAME.test(name) || NEVER_IN_A_NAME.test(domain)) return undefined;
  if (form !== 'bare' && domain === '') return undefined;
  const claim = { accountName: name, domain: known };
  if (form === 'principal' && domain.toLowerCase() !== known?.netbios.toLowerCase()) {
    const principalName = `${name}@${domain}`;
    return { ...claim, bindName: principalName, principalName };
  }
  return { ...claim, bindName: `${known?.netbios ?? domain}\\${name}`, principalName: undefined };
}
