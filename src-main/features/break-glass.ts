import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import { LONGEST_NOTE } from '#shared/request/request-fields.ts';
import { textProblem } from '#shared/request/secret-text.ts';
import type { Role } from '#shared/sign-in/role.ts';

const BEYOND_LIMIT = 'break-glass' satisfies AuditDraft['flag'];

/**
 * The reason to go beyond the limit on disclosures for one secret; `undefined` without break glass.
 *
 * @param typed the reason as typed; `null` without break glass
 * @param isAllowed whether the organisation lets an admin do so
 * @throws AppError `auth.forbidden` for anybody but an admin; `input.invalid` without a reason
 */
export function reasonBeyondLimit(
  typed: string | null,
  role: Role,
  isAllowed: boolean,
): string | undefined {
  if (typed === null) return undefined;
  if (role !== 'admin' || !isAllowed)
    throw new AppError('auth.forbidden', 'only an admin exceeds the limit, where that is allowed');
  const why = typed.trim();
  const problem = saysNothing(why) ? 'required' : textProblem(why, LONGEST_NOTE);
  if (problem !== undefined)
    throw new AppError('input.invalid', 'break glass', {
      details: { fields: { breakGlass: problem } },
    });
  return why;
}

const NOTHING_TO_SEE = /\p{Default_Ignorable_Code_Point}/gu;

/** Some characters look blank without being white space: a reason has a visible letter or digit. */
function saysNothing(why: string): boolean {
  return !/[\p{L}\p{N}]/u.test(why.replaceAll(NOTHING_TO_SEE, ''));
}

/**
 * Records why a disclosure goes beyond the limit, before the secret is read; nothing without break
 * glass. @throws what the audit log throws
 *
 * @param draft the entry of the disclosure
 */
export async function recordBeyondLimit(
  log: Pick<AuditLog, 'append'>,
  draft: AuditDraft,
  why: string | undefined,
): Promise<void> {
  if (why === undefined) return;
  await log.append({
    ...draft,
    action: 'note',
    result: 'successful',
    keyType: '',
    note: why,
    flag: BEYOND_LIMIT,
  });
}

/** The entry of a disclosure, flagged if it goes beyond the limit. */
export function flagBeyondLimit(draft: AuditDraft, why: string | undefined): AuditDraft {
  return why === undefined ? draft : { ...draft, flag: BEYOND_LIMIT };
}
