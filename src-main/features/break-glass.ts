import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import { LONGEST_NOTE } from '#shared/request/request-fields.ts';
import { textProblem } from '#shared/request/secret-text.ts';
import type { Role } from '#shared/sign-in/role.ts';

/**
 * The reason to go beyond the limit on disclosures for one secret; `undefined` without break glass.
 *
 * @param typed the reason as typed; `null` without break glass
 * @throws AppError `auth.forbidden` for anybody but an admin; `input.invalid` without a reason
 */
export function reasonBeyondLimit(typed: string | null, role: Role): string | undefined {
  if (typed === null) return undefined;
  if (role !== 'admin') throw new AppError('auth.forbidden', 'only an admin exceeds the limit');
  const why = typed.trim();
  const problem = saysNothing(why) ? 'required' : textProblem(why, LONGEST_NOTE);
  if (problem !== undefined)
    throw new AppError('input.invalid', 'break glass', {
      details: { fields: { breakGlass: problem } },
    });
  return why;
}

const NOTHING_TO_SEE = /\p{Default_Ignorable_Code_Point}/gu;

/** Some characters are seen as a blank, and are none: a reason has a letter or a digit to read. */
function saysNothing(why: string): boolean {
  return !/[\p{L}\p{N}]/u.test(why.replaceAll(NOTHING_TO_SEE, ''));
}

/** The entry with the reason. It must be written before the secret is read. */
export function beyondLimit(draft: AuditDraft, why: string): AuditDraft {
  return {
    ...draft,
    action: 'note',
    result: 'successful',
    keyType: '',
    note: why,
    flag: BEYOND_LIMIT,
  };
}

/** What a disclosure beyond the limit is flagged with. */
export const BEYOND_LIMIT = 'break-glass' as const satisfies AuditDraft['flag'];
