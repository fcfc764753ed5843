import { z } from 'zod';
import type { ImportedKey } from '#main/domain/recovery/import-row.ts';
import type {
  ResultSets,
  SqlParameters,
  SqlServer,
  SqlSession,
} from '#main/drivers/tds/sql-server.ts';
import { parsed } from '#main/sources/sql-server-store/rows.ts';
import { callOf } from '#main/sources/sql-server-store/store-procedures.ts';
import type { ImportTarget, KeyOutcome } from './import-keys.ts';

const Outcome = z.object({ outcome: z.enum(['added', 'known', 'conflict']) });

/** The store on SQL Server, for somebody who owns its database. */
export function sqlServerTarget(server: SqlServer): ImportTarget {
  return {
    write: (keys) =>
      server.session(
        async (session) => {
          const outcomes: KeyOutcome[] = [];
          await session.batch('BEGIN TRANSACTION');
          try {
            for (const key of keys) outcomes.push(await addKey(session, key));
          } catch (error) {
            // The connection serves others after this; a lost one has rolled back by itself.
            await session.batch('IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION').catch(() => undefined);
            throw error;
          }
          await session.batch('COMMIT TRANSACTION');
          return outcomes;
        },
        { signal: new AbortController().signal },
      ),
  };
}

async function addKey(
  session: SqlSession,
  { keyId, recoveryPassword, keyPackage, escrowedAt, computer, users, volume }: ImportedKey,
): Promise<KeyOutcome> {
  const where = {
    domain: computer.domain,
    dns_domain: computer.dnsDomain,
    computer: computer.name,
  };
  const [[row] = []] = await run(session, 'import_protector', {
    key_id: keyId,
    recovery_password: recoveryPassword,
    escrowed_at: escrowedAt ?? null,
    ...where,
    kind: volume.kind,
    drive_letter: volume.driveLetter,
    label: volume.label,
    // Left out where there is no package: the driver takes no bytes of length 0 for a parameter.
    ...(keyPackage !== undefined && { key_package: keyPackage }),
  });
  const { outcome } = parsed(Outcome, row);
  if (outcome !== 'added') return outcome;
  for (const user of users) {
    await run(session, 'import_computer_user', {
      ...where,
      user_domain: user.domain,
      user: user.name,
    });
  }
  return outcome;
}

function run(
  session: SqlSession,
  procedure: string,
  parameters: SqlParameters,
): Promise<ResultSets> {
  return session.execute(callOf(procedure, parameters), parameters);
}
