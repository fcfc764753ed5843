import type { AuditDraft } from '../../../src-shared/model/audit-entry.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import { sqlServerAuditLog } from '../sql-server-store/audit-log.ts';
import type { OperatorStore } from './operator-store.ts';

/**
 * The audit log in the central store, written in the name of whoever did what it tells. What happens before anybody is signed in
 * there cannot be: a refused password is recorded on this computer, and so is every sign-in besides, for its row is what slows
 * guessing down.
 */
export function centralAuditLog(store: OperatorStore, local: AuditLog): AuditLog {
  const central = sqlServerAuditLog(store.procedures);

  return {
    async append(draft) {
      // Nobody is let in twice to tell that they were not let in.
      const isRefused = isSignIn(draft) && draft.result === 'failed';
      const own = isRefused ? undefined : store.of(draft.operator);
      if (own === undefined) return local.append(draft);
      const entry = await sqlServerAuditLog(own).append(draft);
      if (isSignIn(draft)) await local.append(draft);
      if (draft.action === 'lock' || draft.action === 'sign-out') store.close();
      return entry;
    },
    read: (from, limit) => central.read(from, limit),
    newestSequence: () => central.newestSequence(),
    latestSignIns: (account, limit) => local.latestSignIns(account, limit),
    disclosuresOf: (computer, since) => central.disclosuresOf(computer, since),
  };
}

function isSignIn({ action }: AuditDraft): boolean {
  return action === 'sign-in' || action === 'unlock';
}
