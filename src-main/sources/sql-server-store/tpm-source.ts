import { z } from 'zod';
import type { ResultSets } from '#main/drivers/tds/sql-server.ts';
import type { RecordingTpmSource } from '#main/ports/tpm/tpm-source.ts';
import { AppError } from '#shared/errors.ts';
import type { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import type { Computer } from '#shared/request/computer.ts';
import type { TpmOwner } from '#shared/tpm/tpm-owner.ts';
import { oneComputer } from '../store-rows.ts';
import { DomainsOfUsers, parsed, withAccounts } from './rows.ts';
import type { StoreProcedures } from './store-procedures.ts';
import { type Disclosure, discloseOnce } from './unknown-outcome.ts';

const ComputerRow = z.object({
  domain: z.string(),
  dnsDomain: z.string(),
  name: z.string(),
  domains: DomainsOfUsers,
});
const ListedRows = z.array(
  ComputerRow.extend({ computerId: z.number(), account: z.string().nullable() }),
);
const OwnerRows = z.array(z.object({ ownerId: z.number(), recordedAt: z.string() }));
const SecretRow = ComputerRow.extend({
  ownerId: z.number(),
  recordedAt: z.string(),
  superseded: z.coerce.boolean(),
  ownerPassword: z.string(),
});
const AccountRows = z.array(z.object({ account: z.string() }));

/**
 * TPM owner passwords in the store on SQL Server.
 *
 * @param limits this console's own; without them the store's alone hold
 */
export function sqlServerTpmSource(
  store: StoreProcedures,
  name: string,
  limits?: LimitSettings,
): RecordingTpmSource {
  return {
    name,
    recordedBy: 'source',

    async computersNamed(start, limit, options) {
      const rows = parsed(
        ListedRows,
        await store.read('computers_named', { start, limit }, options),
      );
      return withAccounts(rows, ({ computerId }) => computerId).map(({ row, users }) =>
        computerOf(row, users),
      );
    },

    async find({ domain, name: computerName }, options) {
      const rows = parsed(
        ListedRows,
        await store.read('find_computer', { domain, computer: computerName }, options),
      );
      const found = withAccounts(rows, ({ computerId }) => computerId);
      const computer = oneComputer(found.map(({ row, users }) => computerOf(row, users)));
      if (computer === undefined) return { computer, owners: [] };
      const owners: TpmOwner[] = [];
      for (const { row } of found) {
        const kept = parsed(
          OwnerRows,
          await store.read('tpm_owners_of', { computer_id: row.computerId }, options),
        );
        for (const [index, { ownerId, recordedAt }] of kept.entries())
          owners.push(ownerOf({ ownerId, recordedAt, superseded: index > 0 }, computer, name));
      }
      return { computer, owners };
    },

    async disclose(ownerId, draft) {
      if (!/^\d{1,9}$/.test(ownerId)) throw noneStored();
      const of = { owner_id: Number(ownerId) };
      const [secrets = [], accounts = []] = await discloseOwner(store, { of, draft, limits });
      if (secrets[0] === undefined) throw noneStored();
      const secret = parsed(SecretRow, secrets[0]);
      const users = parsed(AccountRows, accounts).map(({ account }) => account);
      const computer = computerOf(secret, users);
      return { owner: ownerOf(secret, computer, name), ownerPassword: secret.ownerPassword };
    },
  };
}

function noneStored(): AppError {
  return new AppError('tpm.noneStored', 'no such owner password');
}

async function discloseOwner(
  store: StoreProcedures,
  disclosure: Omit<Disclosure, 'procedure'>,
): Promise<ResultSets> {
  try {
    return await discloseOnce(store, { ...disclosure, procedure: 'disclose_tpm_owner' });
  } catch (error) {
    // The store raises one error for keys and TPMs alike.
    if (error instanceof AppError && error.code === 'recovery.userNotAssociated')
      throw new AppError('tpm.userNotAssociated', error.message, { cause: error });
    throw error;
  }
}

function computerOf(
  { domain, dnsDomain, name, domains }: z.infer<typeof ComputerRow>,
  users: readonly string[],
): Computer {
  return { domain, dnsDomain, name, users: [...users], domains };
}

function ownerOf(
  {
    ownerId,
    recordedAt,
    superseded,
  }: { readonly ownerId: number; readonly recordedAt: string; readonly superseded: boolean },
  computer: Computer,
  source: string,
): TpmOwner {
  return {
    ownerId: String(ownerId),
    computer,
    recordedAt,
    state: superseded ? 'superseded' : 'current',
    source,
  };
}
