import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { AuditAction, AuditDraft } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import type { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import { sqlServerAuditLog } from './audit-log.ts';
import type { OperatorStore } from './operator-store.ts';

const ABOUT_THE_CONSOLE: ReadonlySet<AuditAction> = new Set([
  'sign-in',
  'unlock',
  'lock',
  'sign-out',
  'configure',
]);

/**
 * The audit log in the central store. Every entry is written in the name of the operator it is
 * about, so what happens before anybody is signed in cannot be written there: a refused password is
 * recorded on this computer. Successful sign-ins are recorded on this computer as well, because
 * guessing is slowed down by the row of sign-ins in this log.
 */
export function centralAuditLog(
  store: OperatorStore,
  local: AuditLog,
  limits?: LimitSettings,
): AuditLog {
  const central = sqlServerAuditLog(store.procedures);

  return {
    async append(draft) {
      // A refused sign-in could be recorded centrally only by logging in with the password that was
      // just refused.
      const isRefused = isSignIn(draft) && draft.result === 'failed';
      const own = isRefused ? undefined : store.of(draft.operator);
      if (own === undefined) return local.append(draft);
      try {
        const entry = await sqlServerAuditLog(own, limits).append(draft);
        if (isSignIn(draft)) await local.append(draft);
        return entry;
      } catch (error) {
        if (needsLogin(error) && ABOUT_THE_CONSOLE.has(draft.action))
          return await local.append(draft);
        throw error;
      } finally {
        if (draft.action === 'lock' || draft.action === 'sign-out') store.close();
      }
    },
    read: (from, limit) => central.read(from, limit),
    verify: (options) => central.verify(options),
    newestSequence: () => central.newestSequence(),
    latestSignIns: (account, limit) => local.latestSignIns(account, limit),
    latestGuessesAt: (workstation, limit) => local.latestGuessesAt(workstation, limit),
    latestKeyGuesses: (account, limit) => central.latestKeyGuesses(account, limit),
    disclosuresOf: (computer, since) => central.disclosuresOf(computer, since),
  };
}

/**
 * Whoever has to enter the store's login first, in the settings, is let in to do so. Nothing can be
 * disclosed before.
 */
function needsLogin(error: unknown): boolean {
  return error instanceof AppError && error.code.startsWith('login.');
}

function isSignIn({ action }: AuditDraft): boolean {
  return action === 'sign-in' || action === 'unlock';
}
