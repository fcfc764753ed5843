import { mayActFor } from '#main/domain/sign-in/access.ts';
import { AppError } from '#shared/errors.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import { asking } from '../asking.ts';
import type { CallerCodeDesk } from './caller-code.ts';
import type { DriveInquiry } from './drive-inquiry.ts';

/** Recorded with a disclosure that goes without a code because somebody breaks the glass. */
const SKIPPED = 'one-time code: none, break glass';

/**
 * The inquiry with what a one-time code proved, for its entries.
 *
 * @throws AppError `code.required` where this operator is handed nothing without one, unless the
 *   glass is broken; `code.gone` for one that is not good for this end user
 */
export function withCallerCode(
  inquiry: DriveInquiry,
  codeId: string | null,
  codes: CallerCodeDesk,
): DriveInquiry {
  const { session, role, request, checked, beyondLimit } = inquiry;
  const isRequired = session.profile.callerCodes?.rules.requiredOf.some((one) => one === role);
  if (codeId !== null) {
    const proof = codes.confirmed(codeId, session, endUserOf(request));
    return { ...inquiry, checked: [...checked, proof], isForProvedUser: isRequired ?? false };
  }
  if (isRequired !== true) return inquiry;
  if (beyondLimit === undefined) throw new AppError('code.required', 'no code was read back');
  return { ...inquiry, checked: [...checked, SKIPPED] };
}

/**
 * A code proves who the end user is, and not that the computer is theirs.
 *
 * @throws AppError `code.required` when the source knows the users, and this one is not among them
 */
export function requireProvedUser(inquiry: DriveInquiry, protector: Protector): void {
  if (!inquiry.isForProvedUser) return;
  if (!mayActFor({ ...asking(inquiry), role: 'user' }, protector))
    throw new AppError('code.required', 'the code was not sent to a user of this computer');
}
