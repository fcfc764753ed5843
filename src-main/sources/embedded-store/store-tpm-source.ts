import type { Knex } from 'knex';
import { z } from 'zod';
import type { Clock } from '#main/ports/system.ts';
import type {
  DisclosedTpmOwner,
  RecordingTpmSource,
  TypedComputer,
} from '#main/ports/tpm/tpm-source.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import { Computer } from '#shared/request/computer.ts';
import { TpmOwner } from '#shared/tpm/tpm-owner.ts';
import { oneComputer } from '../store-rows.ts';
import { appendIn } from './audit-rows.ts';
import { DOMAINS_OF_USERS, JsonText, USERS_OF_COMPUTER } from './computer-rows.ts';
import { read, write } from './connection.ts';
import type { DisclosureLimiter } from './disclosure-limiter.ts';
import { ownerPasswordOf } from './secrets/places.ts';
import {
  SEALED_WITH,
  SealedWith,
  type SecretReader,
  storeSecrets,
} from './secrets/store-secrets.ts';
import type { StoreSource } from './store-recovery-source.ts';
import { beginningWith, equalTo, oneEqualTo } from './without-case.ts';

const COMPUTER_COLUMNS = `d.label as domain, d.dns_name as dnsDomain, c.name as name,
  ${USERS_OF_COMPUTER} as users, ${DOMAINS_OF_USERS} as domains`;
const OWNER_COLUMNS = `t.id as ownerId, t.recorded_at as recordedAt, exists (
    select 1 from tpm_owners newer
    where newer.computer_id = t.computer_id
      and (newer.recorded_at, newer.id) > (t.recorded_at, t.id)
  ) as superseded`;

const ComputerRow = Computer.extend({
  users: JsonText.pipe(Computer.shape.users),
  domains: JsonText.pipe(Computer.shape.domains),
});
const FoundRows = z.array(ComputerRow.extend({ id: z.number() }));
const OwnerRow = z.object({ ownerId: z.number(), recordedAt: z.string(), superseded: z.number() });
const SecretRow = OwnerRow.extend({
  ownerPassword: z.string(),
  computerId: z.number(),
  sealedWith: SealedWith,
});

/** TPM owner passwords in Keydesk's own store. */
export function storeTpmSource(
  db: Knex,
  clock: Clock,
  { name, limiter, secrets = storeSecrets(db) }: StoreSource,
): RecordingTpmSource {
  return {
    name,
    recordedBy: 'source',

    computersNamed: (start, limit, { signal }) =>
      read(async () => {
        const rows: readonly unknown[] = await computers(db)
          .select(db.raw(COMPUTER_COLUMNS))
          // Names the domains, so that the index by domain and name serves.
          .whereIn('c.domain_id', db('domains').select('id'))
          .whereRaw(...beginningWith('c.name', start))
          .orderBy(['c.name', 'd.label'])
          .limit(limit);
        refuseIfCancelled(signal);
        return rows.map((row) => ComputerRow.parse(row));
      }, signal),

    find: (typed, { signal }) =>
      read(async () => {
        const found = FoundRows.parse(
          await computerNamed(db, typed).select(db.raw(`c.id as id, ${COMPUTER_COLUMNS}`)),
        );
        const computer = oneComputer(found.map(({ id: _id, ...one }) => one));
        if (computer === undefined) return { computer, owners: [] };
        const rows = await ownersOf(
          db,
          found.map(({ id }) => id),
        );
        refuseIfCancelled(signal);
        return {
          computer,
          owners: rows.map((owner) => ownerOf(OwnerRow.parse(owner), computer, name)),
        };
      }, signal),

    async disclose(ownerId, entry) {
      const reader = await secrets.reader();
      return write(db, (transaction) =>
        discloseIn(transaction, { ownerId, entry, nowMs: clock.now(), name, limiter, reader }),
      );
    },
  };
}

interface Disclosing {
  readonly ownerId: string;
  readonly entry: AuditDraft;
  readonly nowMs: number;
  readonly name: string;
  readonly limiter: DisclosureLimiter | undefined;
  readonly reader: SecretReader;
}

async function discloseIn(
  transaction: Knex.Transaction,
  { ownerId, entry, nowMs, name, limiter, reader }: Disclosing,
): Promise<DisclosedTpmOwner> {
  const row = await secretOf(transaction, ownerId);
  if (row === undefined) throw new AppError('tpm.noneStored', 'no such owner password');
  const secret = SecretRow.parse(row);
  const owner = ownerOf(secret, ComputerRow.parse(row), name);
  await appendIn(transaction, entry, { nowMs, limiter });
  const place = ownerPasswordOf(secret.ownerId, secret.computerId);
  return { owner, ownerPassword: reader.text(place, secret.ownerPassword, secret.sealedWith) };
}

async function ownersOf(db: Knex, computerIds: readonly number[]): Promise<readonly unknown[]> {
  return db('tpm_owners as t')
    .select(db.raw(OWNER_COLUMNS))
    .whereIn('t.computer_id', computerIds)
    .orderBy([
      { column: 't.recorded_at', order: 'desc' },
      { column: 't.id', order: 'desc' },
    ]);
}

async function secretOf(transaction: Knex.Transaction, ownerId: string): Promise<unknown> {
  return computers(transaction)
    .join('tpm_owners as t', 't.computer_id', 'c.id')
    .select(
      transaction.raw(`${COMPUTER_COLUMNS}, ${OWNER_COLUMNS}`),
      't.owner_password as ownerPassword',
      't.computer_id as computerId',
      transaction.raw(SEALED_WITH),
    )
    .where('t.id', ownerId)
    .first();
}

function ownerOf(
  { ownerId, recordedAt, superseded }: z.infer<typeof OwnerRow>,
  computer: Computer,
  source: string,
): TpmOwner {
  return TpmOwner.parse({
    ownerId: String(ownerId),
    computer,
    recordedAt,
    state: superseded === 1 ? 'superseded' : 'current',
    source,
  });
}

function computers(db: Knex | Knex.Transaction): Knex.QueryBuilder {
  return db('computers as c').join('named_domains as d', 'd.id', 'c.domain_id');
}

function computerNamed(db: Knex, { domain, name }: TypedComputer): Knex.QueryBuilder {
  return computers(db)
    .whereRaw(...equalTo('c.name', name))
    .whereRaw(...oneEqualTo(['d.netbios', 'd.dns_name'], domain));
}
