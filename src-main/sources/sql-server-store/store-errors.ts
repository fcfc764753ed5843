import { serverNumberOf } from '#main/drivers/tds/server-messages.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';

/**
 * What the procedures raise (assets/sql). 51003 is raised for keys and TPMs alike: the TPM source
 * makes its own code of it.
 */
const RAISED: ReadonlyMap<number, ErrorCode> = new Map([
  [51001, 'recovery.noMatch'],
  [51002, 'tpm.noneStored'],
  [51003, 'recovery.userNotAssociated'],
  [51004, 'input.invalid'],
  [51005, 'sql.notPermitted'],
  [51006, 'disclosure.limitReached'],
  [51030, 'store.newer'],
]);

/** What an error of the store means. What the server said by itself has its code already. */
export function storeError(cause: unknown): AppError {
  const raised = raisedBy(cause);
  if (raised !== undefined)
    return new AppError(raised, `store: error ${serverNumberOf(cause)}`, {
      cause,
      details: cause instanceof AppError ? cause.details : {},
    });
  return cause instanceof AppError
    ? cause
    : new AppError('store.unavailable', 'store: no answer that can be read', { cause });
}

function raisedBy(cause: unknown): ErrorCode | undefined {
  const number = serverNumberOf(cause);
  return number === undefined ? undefined : RAISED.get(number);
}
