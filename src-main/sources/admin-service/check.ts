import { signedHttps } from '#main/drivers/https/signed-https.ts';
import { trustedAuthorities } from '#main/drivers/network/trusted-authorities.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { CheckFacts, CheckStep } from '#shared/connection/connection-check.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import type { SourceLogin } from '../source-kind.ts';
import { clientOf } from './admin-service.ts';
import { FAILURES, reach } from './client.ts';
import type { AdminServiceConfiguration } from './configuration.ts';
import { keysOf } from './devices.ts';

/**
 * Whether it can be reached, takes this sign-in, and lists computers and the keys of one of them.
 * Reads no key. Without anybody signed in it only looks whether the service is there.
 *
 * @throws AppError `request.cancelled`
 */
export async function checkAdminService(
  configuration: AdminServiceConfiguration,
  login: SourceLogin | undefined,
  options: CallOptions,
): Promise<CheckStep> {
  const { name: source, server } = configuration;
  let facts: CheckFacts = { source, server };
  try {
    await look(configuration, options);
    facts = { ...facts, reached: 'yes' };
    if (login !== undefined) facts = { ...facts, ...(await ask(configuration, login, options)) };
    const state = facts['computers'] === 'none' ? 'warning' : 'passed';
    return { name: 'admin-service', state, facts };
  } catch (error) {
    refuseIfCancelled(options.signal);
    const details = error instanceof AppError ? error.details : {};
    return { name: 'admin-service', state: 'failed', facts, failure: codeOf(error), details };
  }
}

async function look(
  { server, caFile }: AdminServiceConfiguration,
  options: CallOptions,
): Promise<void> {
  const https = signedHttps(trustedAuthorities(caFile), FAILURES);
  try {
    await reach(https, server, options);
  } finally {
    https.close();
  }
}

async function ask(
  configuration: AdminServiceConfiguration,
  login: SourceLogin,
  options: CallOptions,
): Promise<CheckFacts> {
  const { client, close } = clientOf(configuration, login);
  try {
    const listed = await client.list('wmi/SMS_R_System?$top=1&$select=ResourceId', options);
    const resourceId = listed?.[0]?.['resourceid'];
    const account = login.operator().bindName;
    if (typeof resourceId !== 'number') return { account, computers: 'none' };
    await keysOf(resourceId, { ...options, client, domains: [] });
    return { account, computers: 'visible' };
  } finally {
    close();
  }
}
