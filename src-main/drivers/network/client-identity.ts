import type { ConnectionOptions } from 'node:tls';
import { AppError, messageOf } from '#shared/errors.ts';
import { readRegularFile } from '../files/regular-file.ts';
import { tlsOptions } from './tls-options.ts';
import { trustedAuthorities } from './trusted-authorities.ts';

/** Files in PEM form. */
interface IdentityFiles {
  /** The authorities a server's certificate may come from; without it, the operating system's. */
  readonly caFile?: string | undefined;
  /** The certificate this computer shows, with its chain, and its key. */
  readonly certificateFile?: string | undefined;
  readonly keyFile?: string | undefined;
}

/** Whom a connection trusts, and as whom it shows itself: their texts. */
export interface Identity {
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
}

/**
 * Reads the files anew for each connection: certificates are replaced while a console runs.
 *
 * @throws AppError `witness.notConfigured` with the name of the file that cannot be read
 */
export async function readIdentity({
  caFile,
  certificateFile,
  keyFile,
}: IdentityFiles): Promise<Identity> {
  const [ca, cert, key] = await Promise.all([caFile, certificateFile, keyFile].map(readText));
  return { ca, cert, key };
}

/** How both sides of a connection prove who they are. */
export function tlsOptionsAs({ ca, cert, key }: Identity, host: string): ConnectionOptions {
  const authorities = ca === undefined ? trustedAuthorities(undefined) : [ca];
  return { ...tlsOptions(host, { authorities }), cert, key };
}

/** @throws as {@link readIdentity} */
export async function readText(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    return (await readRegularFile(file)).toString('utf8');
  } catch (cause) {
    const reason = messageOf(cause);
    throw new AppError('witness.notConfigured', reason, { cause, details: { reason } });
  }
}
