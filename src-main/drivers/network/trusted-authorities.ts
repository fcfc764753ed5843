import tls from 'node:tls';
import { AppError, messageOf } from '#shared/errors.ts';
import { readRegularFileSync } from '../files/regular-file.ts';

const BEGIN = '-----BEGIN CERTIFICATE-----';

/** `node:tls` where it can read the operating system's certificate store: Node 22.15 and later. */
interface SystemStore {
  readonly getCACertificates?: (type: 'system') => readonly string[];
}

/**
 * The certificate authorities a server's certificate may come from: the operating system's, where
 * the runtime can read them, and the configured file's. Where there is neither, Node's own list
 * decides, which knows no company's authority.
 *
 * @throws AppError `config.invalid` when the file cannot be read or holds no certificate
 */
export function trustedAuthorities(
  caFile: string | undefined,
  system: SystemStore = tls,
): readonly string[] | undefined {
  const all = [
    ...(system.getCACertificates?.('system') ?? []),
    ...(caFile === undefined ? [] : [readAuthorities(caFile)]),
  ];
  return all.length === 0 ? undefined : all;
}

function readAuthorities(caFile: string): string {
  let text: string;
  try {
    text = readRegularFileSync(caFile);
  } catch (cause) {
    throw invalid(`caFile: ${messageOf(cause)}`, cause);
  }
  if (!text.includes(BEGIN)) throw invalid(`caFile: ${caFile} holds no certificate in PEM form`);
  return text;
}

function invalid(reason: string, cause?: unknown): AppError {
  return new AppError('config.invalid', reason, { cause, details: { reason } });
}
