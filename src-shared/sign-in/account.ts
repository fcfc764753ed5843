/** An account in its two parts, as the audit log writes it with a backslash between them. */
export interface AccountParts {
  /** Empty where only a name is given. */
  readonly domain: string;
  readonly name: string;
}

/** Takes `DOMAIN\name` apart. */
export function splitAccount(account: string): AccountParts {
  const at = account.indexOf('\\');
  return { domain: account.slice(0, Math.max(at, 0)), name: account.slice(at + 1) };
}
