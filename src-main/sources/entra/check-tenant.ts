import { z } from 'zod';
import type { CallOptions } from '#main/ports/system.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import type { EntraDirectoryConfiguration } from './configuration.ts';
import { entraPlace } from './entra-place.ts';

const PATIENCE_MS = 10_000;
/** It has two kilobytes. */
const LONGEST_ANSWER_BYTES = 1_000_000;

const Metadata = z.object({ authorization_endpoint: z.url(), token_endpoint: z.url() });

/**
 * Whether the token service answers, with a certificate that is trusted, and knows the tenant.
 * Needs nobody to be signed in.
 *
 * @throws AppError `request.cancelled`
 */
export async function checkTenant(
  configuration: EntraDirectoryConfiguration,
  { signal }: CallOptions,
): Promise<CheckStep> {
  const facts = { server: '', tenant: configuration.tenant };
  try {
    const { authority, graph } = entraPlace(configuration, { name: '', version: '' });
    facts.server = authority.host;
    const answer = await graph.https
      .send(
        {
          method: 'GET',
          url: new URL('v2.0/.well-known/openid-configuration', authority),
          headers: { accept: 'application/json' },
        },
        { ms: PATIENCE_MS, signal, mostBytes: LONGEST_ANSWER_BYTES },
      )
      .finally(() => graph.https.close());
    // It says 400 of a tenant that is not there.
    if (answer.status !== 200 || !Metadata.safeParse(parsed(answer.text)).success)
      throw new AppError('entra.notRegistered', `${answer.status} for the tenant`, {
        details: { reason: facts.tenant },
      });
    return { name: 'tenant', state: 'passed', facts };
  } catch (error) {
    refuseIfCancelled(signal);
    const details = error instanceof AppError ? error.details : {};
    return { name: 'tenant', state: 'failed', facts, failure: codeOf(error), details };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
