import { join } from 'node:path';
import { signatureOf, signingKeyId } from '#main/domain/reports/report-signature.ts';
import type { StoreKeyring } from '#main/ports/recovery/store-keys.ts';
import type { SignReport } from '#main/ports/reports/report-writer.ts';
import { AppError } from '#shared/errors.ts';
import type { OrganisationConfiguration } from './configuration.ts';

interface SignerDeps {
  /** Where the audit log is kept, one folder per organisation. */
  readonly folder: string;
  readonly signingKeys: StoreKeyring;
}

/** Signs report files of an organisation; `undefined` where it has no key for that. */
export function reportSigner(
  { id, reportSigning }: OrganisationConfiguration,
  { folder, signingKeys }: SignerDeps,
): SignReport | undefined {
  const [first] = reportSigning?.publicKeys ?? [];
  if (first === undefined) return undefined;
  const keys = signingKeys({
    handedOver: join(folder, id, 'signing.key'),
    keyFile: reportSigning?.keyFile,
  });
  return async (sha256) => {
    // Read each time: a locked console keeps no key in memory.
    const { bytes } = await keys.find(signingKeyId(first)).catch((cause: unknown) => {
      throw isMissing(cause) ? noKey(cause) : cause;
    });
    return signatureOf(sha256, bytes);
  };
}

function isMissing(cause: unknown): cause is AppError {
  return (
    cause instanceof AppError &&
    (cause.code === 'store.keyMissing' || cause.code === 'store.keyNotProtected')
  );
}

function noKey(cause: AppError): AppError {
  return new AppError('report.noSigningKey', cause.message, { cause });
}
