import { z } from 'zod';
import type { ImportedKey } from '../../domain/import-row.ts';
import type { SqlServer, SqlSession } from '../sql-server/sql-server.ts';
import { parsed } from '../sql-server-store/rows.ts';
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

async function addKey(session: SqlSession, { keyId, recoveryPassword, keyPackage, escrowedAt, computer, users, volume }: ImportedKey): Promise<KeyOutcome> {
  const where = { domain: computer.domain, dns_domain: computer.dnsDomain, computer: computer.name };
  const [[row] = []] = await session.execute(
    `exec keydesk.import_protector @key_id = @key_id, @recovery_password = @recovery_password, @key_package = @key_package, @escrowed_at = @escrowed_at,
      @domain = @domain, @dns_domain = @dns_domain, @computer = @computer, @kind = @kind, @drive_letter = @drive_letter, @label = @label`,
    {
      key_id: keyId,
      recovery_password: recoveryPassword,
      key_package: keyPackage ?? new Uint8Array(),
      escrowed_at: escrowedAt,
      ...where,
      kind: volume.kind,
      drive_letter: volume.driveLetter,
      label: volume.label,
    },
  );
  const { outcome } = parsed(Outcome, row);
  if (outcome !== 'added') return outcome;
  for (const user of users) {
    await session.execute('exec keydesk.import_computer_user @domain = @domain, @dns_domain = @dns_domain, @computer = @computer, @user_domain = @user_domain, @user = @user', {
      ...where,
      user_domain: user.domain,
      user: user.name,
    });
  }
  return outcome;
}
