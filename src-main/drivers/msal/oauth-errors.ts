import type { ErrorCode } from '#shared/errors.ts';

/**
 * Numbers that Entra ID puts before what it says (Microsoft identity platform, "Error codes for
 * authentication and authorization").
 */
const BY_NUMBER: Readonly<Record<string, ErrorCode>> = {
  // Nobody has consented to what is asked for, or only an administrator can.
  AADSTS65001: 'entra.consentMissing',
  AADSTS90094: 'entra.consentMissing',
  AADSTS900941: 'entra.consentMissing',
  AADSTS65004: 'entra.signInCancelled',
  AADSTS50057: 'entra.accountDisabled',
  // Conditional Access, and an application that not everybody may use.
  AADSTS50105: 'entra.notAllowed',
  AADSTS50158: 'entra.notAllowed',
  AADSTS53000: 'entra.notAllowed',
  AADSTS53001: 'entra.notAllowed',
  AADSTS53002: 'entra.notAllowed',
  AADSTS53003: 'entra.notAllowed',
  AADSTS530032: 'entra.notAllowed',
  // The application, its address or the tenant.
  AADSTS50011: 'entra.notRegistered',
  AADSTS50020: 'entra.notRegistered',
  AADSTS90002: 'entra.notRegistered',
  AADSTS700016: 'entra.notRegistered',
  AADSTS7000218: 'entra.notRegistered',
  // What was granted has ended.
  AADSTS50076: 'entra.signInNeeded',
  AADSTS50078: 'entra.signInNeeded',
  AADSTS50079: 'entra.signInNeeded',
  AADSTS50133: 'entra.signInNeeded',
  AADSTS50173: 'entra.signInNeeded',
  AADSTS70043: 'entra.signInNeeded',
  AADSTS70044: 'entra.signInNeeded',
  AADSTS700082: 'entra.signInNeeded',
  AADSTS700084: 'entra.signInNeeded',
};

/** OAuth's own codes (RFC 6749, 4.1.2.1 and 5.2; OpenID Connect Core 1.0, 3.1.2.6). */
const BY_CODE: Readonly<Record<string, ErrorCode>> = {
  access_denied: 'entra.signInCancelled',
  consent_required: 'entra.consentMissing',
  interaction_required: 'entra.signInNeeded',
  login_required: 'entra.signInNeeded',
  invalid_grant: 'entra.signInNeeded',
  no_tokens_found: 'entra.signInNeeded',
  refresh_token_expired: 'entra.signInNeeded',
  unauthorized_client: 'entra.notRegistered',
  invalid_client: 'entra.notRegistered',
};

/**
 * What a refused sign-in means.
 *
 * @param code OAuth's error code
 * @param description what the service says to it, with a number before it where it is Entra ID
 */
export function oauthMeaning(code: string, description: string): ErrorCode {
  const [number = ''] = /AADSTS\d{5,7}/.exec(description) ?? [];
  return BY_NUMBER[number] ?? BY_CODE[code] ?? 'entra.signInRefused';
}
