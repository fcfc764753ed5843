import { LONGEST_USER_NAME } from '#shared/sign-in/session.ts';

/** One domain of the forest. */
export interface Domain {
  /** `CONTOSO` */
  readonly netbios: string;
  /** `contoso.test` */
  readonly dns: string;
}

/**
 * The domain as the configuration names it, for use until the directory itself has said which
 * domains there are. Without a NetBIOS name there, it is the one that dcpromo proposes: the first
 * label, cut to 15 characters.
 */
export function configuredDomains({
  domain,
  netbiosName,
}: {
  readonly domain: string;
  readonly netbiosName?: string | undefined;
}): readonly Domain[] {
  const [firstLabel = domain] = domain.split('.');
  return [{ netbios: netbiosName ?? firstLabel.slice(0, 15).toUpperCase(), dns: domain }];
}

/** The parts of a user name as typed. `domain` is empty when only a name was. */
interface UserNameParts {
  readonly form: 'bare' | 'down-level' | 'principal';
  readonly domain: string;
  readonly name: string;
}

/** How an account is presented to the directory, and how its object is found afterwards. */
export interface ParsedUserName {
  /** `DOMAIN\name` or `name@domain`: never bare, so never the name of a SASL mechanism either. */
  readonly bindName: string;
  /** Set when the account must have this sAMAccountName in this domain. */
  readonly accountName: string;
  /** The domain it must be in; `undefined` when what was typed names none that is known. */
  readonly domain: Domain | undefined;
  /** Set when the account may have this userPrincipalName instead. */
  readonly principalName: string | undefined;
}

// Cut to the longest name, composed and trimmed: the same before counting, binding and searching.
// A domain before a user principal name adds nothing to it.
function splitUserName(typed: string): UserNameParts {
  const composed = typed.trim().slice(0, LONGEST_USER_NAME).normalize('NFC');
  const whole = composed.replace(/^[^\\@]*\\(?=[^\\@]+@[^\\@]+$)/, '');
  const [, before, after] = /^([^\\@]*)[\\@](.*)$/s.exec(whole) ?? [];
  if (before === undefined || after === undefined) return { form: 'bare', domain: '', name: whole };
  return whole[before.length] === '\\'
    ? { form: 'down-level', domain: before.trim(), name: after.trim() }
    : { form: 'principal', domain: after.trim(), name: before.trim() };
}

/** The domain with this NetBIOS or DNS name, in any case. */
export function findDomain<D extends Domain>(domains: readonly D[], typed: string): D | undefined {
  // A DNS name may end in a dot.
  const wanted = typed.toLowerCase().replace(/\.$/, '');
  return domains.find(
    ({ netbios, dns }) => netbios.toLowerCase() === wanted || dns.toLowerCase() === wanted,
  );
}

/**
 * The down-level logon name, `DOMAIN\name`, by which attempts are counted, whether or not there is
 * such an account. The first domain is the default.
 */
export function downLevelName(typed: string, domains: readonly Domain[]): string {
  const { form, domain, name } = splitUserName(typed);
  const known = form === 'bare' ? domains[0] : findDomain(domains, domain);
  return `${known?.netbios ?? domain}\\${name}`;
}

// No account name has these (MS-SAMR 3.1.1.6). With = a distinguished name would be let through.
const NEVER_IN_A_NAME = /[\p{Cc}"/\\[\]:;|=,*?<>]/u;
// No account name has this one either, but a user principal name may.
const ONLY_IN_A_PRINCIPAL_NAME = /\+/;

/**
 * What to bind with; `undefined` when no account can have such a name, so that the directory need
 * not be asked.
 */
export function parseUserName(
  typed: string,
  domains: readonly Domain[],
): ParsedUserName | undefined {
  const { form, domain, name } = splitUserName(typed);
  const known = form === 'bare' ? domains[0] : findDomain(domains, domain);
  if (name === '' || NEVER_IN_A_NAME.test(name) || NEVER_IN_A_NAME.test(domain)) return undefined;
  if (form !== 'bare' && domain === '') return undefined;
  const account = { accountName: name, domain: known };
  if (form === 'principal' && domain.toLowerCase() !== known?.netbios.toLowerCase()) {
    const principalName = `${name}@${domain}`;
    return { ...account, bindName: principalName, principalName };
  }
  if (ONLY_IN_A_PRINCIPAL_NAME.test(name)) return undefined;
  return { ...account, bindName: `${known?.netbios ?? domain}\\${name}`, principalName: undefined };
}
