import type { CallName } from '#shared/contract.ts';
import type { RouterDeps } from '../ipc/router.ts';
import type { Log } from '../ports/desktop/log.ts';
import { auditDraft } from './audit-draft.ts';
import type { Sessions } from './sessions.ts';

/**
 * Records calls that were refused for want of a right. A log that cannot be written does not turn a
 * refusal into a permit.
 */
export function recordRefusals(
  sessions: Sessions,
  log: Log,
  workstation: string,
): RouterDeps['onRefused'] {
  return async (name: CallName, why) => {
    log.warn('call refused', { name, why });
    const session = sessions.current();
    if (session === undefined) return;
    const { operator, profile } = session;
    const draft = auditDraft(workstation, {
      action: 'refusal',
      result: 'failed',
      failure: why,
      operator: operator.account,
      note: name,
    });
    await profile.auditLog.append(draft).catch((cause: unknown) => {
      log.error('refusal not recorded', { name, cause });
    });
  };
}
