import { expect, test } from 'vitest';
import { oauthMeaning } from '#main/drivers/msal/oauth-errors.ts';

// Codes and numbers as the documentation of the Microsoft identity platform has them.
test.each([
  ['invalid_grant', 'AADSTS50057: The user account is disabled.', 'entra.accountDisabled'],
  ['invalid_grant', 'AADSTS65001: The user or administrator has not.', 'entra.consentMissing'],
  ['invalid_grant', 'AADSTS700082: The refresh token has expired.', 'entra.signInNeeded'],
  ['invalid_grant', 'AADSTS50173: The provided grant has expired.', 'entra.signInNeeded'],
  ['interaction_required', 'AADSTS50079: multi-factor is needed.', 'entra.signInNeeded'],
  ['interaction_required', 'AADSTS53000: Your device is not compliant.', 'entra.notAllowed'],
  ['unauthorized_client', 'AADSTS700016: Application was not found.', 'entra.notRegistered'],
  ['invalid_request', 'AADSTS90002: Tenant was not found.', 'entra.notRegistered'],
  ['invalid_client', 'AADSTS7000218: client_assertion is needed.', 'entra.notRegistered'],
  ['access_denied', 'AADSTS50105: not assigned to a role.', 'entra.notAllowed'],
  ['access_denied', '', 'entra.signInCancelled'],
  ['invalid_grant', 'grant request is invalid', 'entra.signInNeeded'],
  ['no_tokens_found', '', 'entra.signInNeeded'],
  ['server_error', 'AADSTS90033: A transient error.', 'entra.signInRefused'],
  ['', 'anything', 'entra.signInRefused'],
])('%s, %s', (code, description, meaning) => {
  expect(oauthMeaning(code, description)).toBe(meaning);
});
