import type { Knex } from 'knex';
import { z } from 'zod';
import type { CallOptions } from '#main/ports/system.ts';
import { AwaitingRotation, type RotationList } from '#shared/audit/awaiting-rotation.ts';
import { read } from './connection.ts';

const Rows = z.array(AwaitingRotation.extend({ total: z.int() }));

/**
 * Keys that were handed out and have no newer one on their drive, those that have waited longest
 * first.
 */
export async function awaitingRotation(
  db: Knex,
  limit: number,
  { signal }: CallOptions,
): Promise<RotationList> {
  const found: unknown = await read(
    () =>
      db('protectors as p')
        .join('volumes as v', 'v.id', 'p.volume_id')
        .join('computers as c', 'c.id', 'v.computer_id')
        .join('named_domains as d', 'd.id', 'c.domain_id')
        .select(
          db.raw(
            `p.key_id as keyId, d.label || '\\' || c.name as computer,
              v.drive_letter as driveLetter, p.disclosed_at as disclosedAt,
              p.disclosed_by as disclosedBy,
              count(*) over () as total`,
          ),
        )
        // Written out as in the index, or SQLite would not know that the index fits.
        .whereRaw('p.disclosed_at is not null')
        .whereRaw(
          `not exists (
            select 1 from protectors newer where newer.volume_id = p.volume_id
              and newer.escrowed_at > p.escrowed_at)`,
        )
        .orderBy(['p.disclosed_at', 'p.key_id'])
        .limit(limit),
    signal,
  );
  const rows = Rows.parse(found);
  return { keys: rows.map(({ total: _total, ...key }) => key), total: rows[0]?.total ?? 0 };
}
