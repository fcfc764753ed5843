import type { ErrorCode, ErrorDetails } from '#shared/errors.ts';
import { adminServiceErrors } from './errors/admin-service.ts';
import { complianceErrors } from './errors/compliance.ts';
import { consoleErrors } from './errors/console.ts';
import { directoryErrors } from './errors/directory.ts';
import { entraErrors } from './errors/entra.ts';
import type { ErrorText } from './errors/error-text.ts';
import { fileErrors } from './errors/files.ts';
import { kerberosErrors } from './errors/kerberos.ts';
import { limitErrors } from './errors/limits.ts';
import { messageErrors } from './errors/messages.ts';
import { reportErrors } from './errors/reports.ts';
import { rotationErrors } from './errors/rotation.ts';
import { sourceErrors } from './errors/sources.ts';
import { sqlServerErrors } from './errors/sql-server.ts';
import { tpmErrors } from './errors/tpm.ts';
import { updateErrors } from './errors/updates.ts';

export type { ErrorText } from './errors/error-text.ts';

/** A new code without words does not compile. */
export const errors: Readonly<Record<ErrorCode, (details: ErrorDetails) => ErrorText>> = {
  ...consoleErrors,
  ...directoryErrors,
  ...kerberosErrors,
  ...sourceErrors,
  ...limitErrors,
  ...messageErrors,
  ...complianceErrors,
  ...sqlServerErrors,
  ...entraErrors,
  ...adminServiceErrors,
  ...rotationErrors,
  ...tpmErrors,
  ...updateErrors,
  ...fileErrors,
  ...reportErrors,
};
