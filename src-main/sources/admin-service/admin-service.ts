import { type HttpProof, signedHttps } from '#main/drivers/https/signed-https.ts';
import { kerberosProof } from '#main/drivers/kerberos/http-proof.ts';
import { trustedAuthorities } from '#main/drivers/network/trusted-authorities.ts';
import { ntlmProof } from '#main/drivers/ntlm/http-proof.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import type { OpenSource, SignedInLogin, SourceLogin } from '../source-kind.ts';
import { FAILURES, adminServiceClient, rootOf } from './client.ts';
import type { AdminServiceConfiguration } from './configuration.ts';
import { oneAtFirst } from './one-at-first.ts';
import { adminServiceRecovery } from './recovery.ts';
import { createSeenKeys } from './seen-keys.ts';

/** To get a ticket, in milliseconds. */
const TICKET_WITHIN_MS = 15_000;

/**
 * Opens the keys that the administration service lists. Sends nothing yet.
 *
 * @throws AppError `config.invalid` when `caFile` cannot be used
 */
export function openAdminService(
  configuration: AdminServiceConfiguration,
  login: SignedInLogin,
): OpenSource {
  const { name, server, listedBy } = configuration;
  const { client, close } = clientOf(configuration, login);
  const seen = createSeenKeys();
  const { domains } = login;
  return {
    recovery: adminServiceRecovery({ name, server, client, listedBy, domains, seen }),
    signOut() {
      // What this operator may see is not for the next one.
      seen.forget();
      close();
    },
  };
}

/** Asks as the operator. Whoever opens it closes it. */
export function clientOf(
  { server, caFile }: AdminServiceConfiguration,
  { operator }: Pick<SourceLogin, 'operator'>,
) {
  const https = oneAtFirst(signedHttps(trustedAuthorities(caFile), FAILURES));
  const root = rootOf(server);
  const client = adminServiceClient({
    root,
    https,
    proof: (options) => proofOf(operator(), root.hostname, options),
  });
  return { client, close: () => https.close() };
}

/** The operator's own account, whichever way it was signed in with. */
function proofOf(
  { bindName, password }: ReturnType<SourceLogin['operator']>,
  host: string,
  { signal }: CallOptions,
): HttpProof {
  if (password === undefined)
    return kerberosProof({ host, principal: bindName }, { ms: TICKET_WITHIN_MS, signal });
  const { domain, name: userName } = splitAccount(bindName);
  return ntlmProof({ domain, userName, password });
}
