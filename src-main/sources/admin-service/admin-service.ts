import { type HttpProof, signedHttps } from '#main/drivers/https/signed-https.ts';
import { kerberosProof } from '#main/drivers/kerberos/http-proof.ts';
import { trustedAuthorities } from '#main/drivers/network/trusted-authorities.ts';
import { ntlmProof } from '#main/drivers/ntlm/http-proof.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import type { OpenSource, SignedInLogin, SourceLogin } from '../source-kind.ts';
import { FAILURES, adminServiceClient } from './client.ts';
import type { AdminServiceConfiguration } from './configuration.ts';
import { keysOf } from './devices.ts';
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

/**
 * Whether it can be reached, takes this sign-in, and lists computers and the keys of one of them.
 * Reads no key.
 *
 * @throws AppError with what is wrong, `request.cancelled`
 */
export async function checkAdminService(
  configuration: AdminServiceConfiguration,
  login: SourceLogin,
  options: CallOptions,
): Promise<void> {
  const { client, close } = clientOf(configuration, login);
  try {
    const listed = await client.list('wmi/SMS_R_System?$top=1&$select=ResourceId', options);
    const resourceId = listed?.[0]?.['resourceid'];
    if (typeof resourceId === 'number')
      await keysOf(resourceId, { ...options, client, domains: [] });
  } finally {
    close();
  }
}

function clientOf(
  { server, caFile }: AdminServiceConfiguration,
  { operator }: Pick<SourceLogin, 'operator'>,
) {
  const https = oneAtFirst(signedHttps(trustedAuthorities(caFile), FAILURES));
  const root = new URL(`https://${server}/AdminService/`);
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
