import { z } from 'zod';
import { mayAnotherServerAnswer } from '#main/drivers/tds/errors.ts';
import type { SqlRow } from '#main/drivers/tds/sql-server.ts';
import type { RecordingRecoverySource } from '#main/ports/recovery/recovery-source.ts';
import { AppError } from '#shared/errors.ts';
import type { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import { Protector, type ProtectorState } from '#shared/recovery/protector.ts';
import { EscrowedAt } from '../store-rows.ts';
import { DomainsOfUsers, parsed, withAccounts } from './rows.ts';
import type { StoreProcedures } from './store-procedures.ts';
import { discloseOnce } from './unknown-outcome.ts';

const ProtectorRow = z.object({
  keyId: z.string(),
  computerDomain: z.string(),
  computerName: z.string(),
  kind: z.string(),
  driveLetter: z.string(),
  label: z.string(),
  domains: DomainsOfUsers,
  escrowedAt: EscrowedAt,
  disclosed: z.coerce.boolean(),
  superseded: z.coerce.boolean(),
  hasKeyPackage: z.coerce.boolean(),
});
type ProtectorRow = z.infer<typeof ProtectorRow>;

const ListedRows = z.array(
  ProtectorRow.extend({ account: z.string().nullable(), total: z.coerce.number() }),
);
const SecretRow = ProtectorRow.extend({
  recoveryPassword: z.string(),
  keyPackage: z.instanceof(Uint8Array).nullable(),
});
const AccountRows = z.array(z.object({ account: z.string() }));

/**
 * Recovery data in the store on SQL Server.
 *
 * @param limits this console's own; without them the store's alone hold
 */
export function sqlServerRecoverySource(
  store: StoreProcedures,
  name: string,
  limits?: LimitSettings,
): RecordingRecoverySource {
  const listed = (rows: readonly SqlRow[]) => {
    const found = withAccounts(parsed(ListedRows, rows), ({ keyId }) => keyId);
    return {
      matches: found.map(({ row, users }) => protectorOf(row, users, name)),
      total: found[0]?.row.total ?? 0,
    };
  };

  return {
    name,
    recordedBy: 'source',
    marksDisclosed: true,
    shouldTryNextSource: mayAnotherServerAnswer,

    find: async ({ start }, limit, options) =>
      listed(await store.read('find_protectors', { start, limit }, options)),

    async ofComputer({ domain, name: computer }, limit, options) {
      return listed(
        await store.read('protectors_of_computer', { domain, computer, limit }, options),
      ).matches;
    },

    async ofEndUser(endUser, limit, options) {
      const found = await Promise.all(
        endUser.domains.map((domain) =>
          store.read('protectors_of_end_user', { domain, user: endUser.name, limit }, options),
        ),
      );
      return newestFirst(found.flatMap((rows) => listed(rows).matches)).slice(0, limit);
    },

    async disclose(keyId, draft) {
      const [secrets = [], accounts = []] = await discloseOnce(store, {
        procedure: 'disclose_protector',
        of: { key_id: keyId },
        draft,
        limits,
      });
      if (secrets[0] === undefined) throw new AppError('recovery.noMatch', `no protector ${keyId}`);
      const secret = parsed(SecretRow, secrets[0]);
      const users = parsed(AccountRows, accounts).map(({ account }) => account);
      return {
        protector: protectorOf(secret, users, name),
        recoveryPassword: secret.recoveryPassword,
        keyPackage: secret.keyPackage === null ? undefined : new Uint8Array(secret.keyPackage),
      };
    },
  };
}

/** Each key once, those of an unknown date last. */
function newestFirst(protectors: readonly Protector[]): readonly Protector[] {
  const each = new Map(protectors.map((protector) => [protector.keyId, protector]));
  return [...each.values()].sort(
    (a, b) => byText(b.escrowedAt, a.escrowedAt) || byText(a.keyId, b.keyId),
  );
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function protectorOf(row: ProtectorRow, users: readonly string[], source: string): Protector {
  return parsed(Protector, {
    keyId: row.keyId,
    computer: { domain: row.computerDomain, name: row.computerName },
    users: [...users],
    domains: row.domains,
    volume: { kind: row.kind, driveLetter: row.driveLetter, label: row.label },
    escrowedAt: row.escrowedAt,
    state: stateOf(row),
    hasKeyPackage: row.hasKeyPackage,
    sources: [source],
  });
}

function stateOf({ superseded, disclosed }: ProtectorRow): ProtectorState {
  if (superseded) return 'superseded';
  return disclosed ? 'disclosed' : 'current';
}
