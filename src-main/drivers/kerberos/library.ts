import type { KerberosClient } from 'kerberos';
import { AppError } from '#shared/errors.ts';
import { type CallLimit, withTimeLimit } from '../network/time-limit.ts';
import { kerberosError } from './errors.ts';

/** A service of a host, as Kerberos knows it: `ldap/dc1.contoso.com`. */
export interface ServiceName {
  readonly service: string;
  /** The full DNS name. */
  readonly host: string;
}

interface ContextOptions {
  /** The server has to prove who it is, too. */
  readonly mutual: boolean;
  /** Whose ticket to use, where there are several. */
  readonly principal?: string;
  /** `negotiate`: as HTTP wants it, wrapped in SPNEGO (RFC 4178). Kerberos itself without it. */
  readonly mechanism?: 'negotiate';
}

/** Loads the library when it is needed for the first time: it must not slow down a start. */
const load = () => import('kerberos').then((module) => module.default);
let library: ReturnType<typeof load> | undefined;

/**
 * The library, where this computer has it.
 *
 * @throws AppError `kerberos.unavailable` when it was not installed, or finds no Kerberos of the
 *   operating system
 */
async function loaded(): ReturnType<typeof load> {
  try {
    return await (library ??= load());
  } catch (cause) {
    throw new AppError('kerberos.unavailable', 'the Kerberos library did not load', {
      cause,
      details: { reason: cause instanceof Error ? firstLine(cause.message) : '' },
    });
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** @throws AppError `kerberos.unavailable` where the library cannot be used on this computer */
export async function requireKerberos(): Promise<void> {
  await loaded();
}

/** A client that has not asked for a ticket yet. @throws AppError `kerberos.*` */
export async function newClient(
  { service, host }: ServiceName,
  { mutual, principal, mechanism }: ContextOptions,
  limit: CallLimit,
): Promise<KerberosClient> {
  const { initializeClient, GSS_C_MUTUAL_FLAG, ...mechanisms } = await loaded();
  const separator = process.platform === 'win32' ? '/' : '@';
  const options = {
    mechOID:
      mechanism === 'negotiate' ? mechanisms.GSS_MECH_OID_SPNEGO : mechanisms.GSS_MECH_OID_KRB5,
    flags: mutual ? GSS_C_MUTUAL_FLAG : 0,
    ...(principal !== undefined && { principal }),
  };
  return inTurn(() => initializeClient(`${service}${separator}${host}`, options), limit);
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs one call of the library at a time, with a time limit. A call that waits for a silent server
 * keeps a thread of Node busy, so no second one may do the same.
 *
 * @throws AppError `kerberos.*`, `request.cancelled`
 */
export async function inTurn<T>(call: () => Promise<T>, { ms, signal }: CallLimit): Promise<T> {
  const answer = last.then(call);
  last = answer.catch(() => undefined);
  try {
    return await withTimeLimit(answer, {
      ms,
      timedOut: 'kerberos.kdcSilent',
      signal,
      giveUp: () => undefined,
    });
  } catch (error) {
    throw kerberosError(error);
  }
}
