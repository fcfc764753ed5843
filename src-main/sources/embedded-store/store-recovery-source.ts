import type { Knex } from 'knex';
import { z } from 'zod';
import type { AccountNames } from '#main/domain/sign-in/account-names.ts';
import type {
  DisclosedProtector,
  RecordingRecoverySource,
} from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions, Clock } from '#main/ports/system.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import { Protector, type ProtectorState } from '#shared/recovery/protector.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { EscrowedAt } from '../store-rows.ts';
import { appendIn } from './audit-rows.ts';
import { awaitingRotation } from './awaiting-rotation.ts';
import { DOMAINS_OF_USERS, JsonText, USERS_OF_COMPUTER } from './computer-rows.ts';
import { read, write } from './connection.ts';
import type { DisclosureLimiter } from './disclosure-limiter.ts';
import { packageOf, passwordOf } from './secrets/places.ts';
import {
  KEY_FAILURES,
  SEALED_WITH,
  SealedWith,
  type SecretReader,
  type StoreSecrets,
  storeSecrets,
} from './secrets/store-secrets.ts';
import { equalTo, oneEqualTo } from './without-case.ts';

/**
 * Sorts after every character of a key ID: `start` up to `start` and this is exactly the IDs that
 * begin with it.
 */
const AFTER_EVERY_DIGIT = 'G';

const LIST_COLUMNS = `
  p.key_id as keyId,
  d.label as computerDomain,
  c.name as computerName,
  ${USERS_OF_COMPUTER} as users,
  ${DOMAINS_OF_USERS} as domains,
  v.kind as kind,
  v.drive_letter as driveLetter,
  v.label as label,
  p.escrowed_at as escrowedAt,
  p.disclosed_at is not null as disclosed,
  exists (
    select 1 from protectors newer
    where newer.volume_id = p.volume_id and newer.escrowed_at > p.escrowed_at
  ) as superseded,
  p.key_package is not null as hasKeyPackage`;

const ListRow = z.object({
  keyId: z.string(),
  computerDomain: z.string(),
  computerName: z.string(),
  users: JsonText,
  domains: JsonText,
  kind: z.string(),
  driveLetter: z.string(),
  label: z.string(),
  escrowedAt: EscrowedAt,
  disclosed: z.number(),
  superseded: z.number(),
  hasKeyPackage: z.number(),
});

const SecretRow = ListRow.extend({
  recoveryPassword: z.string(),
  keyPackage: z.instanceof(ArrayBuffer).nullable(),
  sealedWith: SealedWith,
});

const NEWEST_FIRST = [{ column: 'p.escrowed_at', order: 'desc' }, 'p.key_id'];

/** What a source in Keydesk's own store is called, and what holds it back. */
export interface StoreSource {
  readonly name: string;
  /** Without one there is no limit. */
  readonly limiter?: DisclosureLimiter;
  /** Without them, an encrypted store tells no secret. */
  readonly secrets?: StoreSecrets;
}

/** Recovery data in Keydesk's own store. */
export function storeRecoverySource(
  db: Knex,
  clock: Clock,
  { name, limiter, secrets = storeSecrets(db) }: StoreSource,
): RecordingRecoverySource {
  const listed = async (query: () => Knex.QueryBuilder, { signal }: CallOptions) => {
    const rows: readonly unknown[] = await read(query, signal);
    return rows.map((row) => protectorOf(ListRow.parse(row), name));
  };

  return {
    name,
    recordedBy: 'source',
    marksDisclosed: true,
    // What else ails this store ails the audit log in it.
    shouldTryNextSource: (failure) => KEY_FAILURES.has(failure),

    async find({ start }, limit, { signal }) {
      return read(async () => {
        const rows: readonly unknown[] = await list(db, limit)
          .select(db.raw('count(*) over () as total'))
          .where('p.key_id', '>=', start)
          .where('p.key_id', '<', start + AFTER_EVERY_DIGIT);
        refuseIfCancelled(signal);
        return {
          matches: rows.map((row) => protectorOf(ListRow.parse(row), name)),
          total: totalOf(rows[0]),
        };
      }, signal);
    },

    awaitingRotation: (limit, options) => awaitingRotation(db, limit, options),

    ofComputer: ({ domain, name: computer }, limit, options) =>
      listed(() => {
        const found = list(db, limit).whereRaw(...equalTo('c.name', computer));
        return domain === ''
          ? found
          : found.whereRaw(...oneEqualTo(['d.netbios', 'd.dns_name'], domain));
      }, options),

    ofEndUser: (endUser, limit, options) =>
      listed(() => list(db, limit).whereIn('c.id', computersOf(db, endUser)), options),

    async disclose(keyId, entry) {
      const reader = await secrets.reader();
      return write(db, (transaction) =>
        discloseIn(transaction, { keyId, entry, nowMs: clock.now(), name, limiter, reader }),
      );
    },
  };
}

function list(db: Knex, limit: number): Knex.QueryBuilder {
  return protectors(db).select(db.raw(LIST_COLUMNS)).orderBy(NEWEST_FIRST).limit(limit);
}

function computersOf(db: Knex, { domains, name }: AccountNames): Knex.QueryBuilder {
  const inDomain = domains.map((domain) => oneEqualTo(['ud.netbios', 'ud.dns_name'], domain));
  const anyOf = inDomain.map(([sql]) => sql).join(' or ') || 'false';
  return db('computer_users as u')
    .select('u.computer_id')
    .join('named_domains as ud', 'ud.id', 'u.domain_id')
    .whereRaw(...equalTo('u.name', name))
    .whereRaw(
      `(${anyOf})`,
      inDomain.flatMap(([, values]) => values),
    );
}

interface Disclosing {
  readonly keyId: RecoveryKeyId;
  readonly entry: AuditDraft;
  readonly nowMs: number;
  readonly name: string;
  readonly limiter: DisclosureLimiter | undefined;
  readonly reader: SecretReader;
}

// The protector is described as it was found: its own disclosure does not make it "disclosed" in
// the answer. What does not open undoes entry and mark, for nothing was disclosed.
async function discloseIn(
  transaction: Knex.Transaction,
  { keyId, entry, nowMs, name, limiter, reader }: Disclosing,
): Promise<DisclosedProtector> {
  const row: unknown = await protectors(transaction)
    .select(
      transaction.raw(LIST_COLUMNS),
      'p.recovery_password as recoveryPassword',
      'p.key_package as keyPackage',
      transaction.raw(SEALED_WITH),
    )
    .where('p.key_id', keyId)
    .first();
  if (row === undefined) throw new AppError('recovery.noMatch', `no protector ${keyId}`);
  const secret = SecretRow.parse(row);
  await appendIn(transaction, entry, { nowMs, limiter });
  await transaction('protectors')
    .where({ key_id: keyId, disclosed_at: null })
    .update({ disclosed_at: new Date(nowMs).toISOString(), disclosed_by: entry.operator });
  const { recoveryPassword, keyPackage, sealedWith } = secret;
  return {
    protector: protectorOf(secret, name),
    recoveryPassword: reader.text(passwordOf(keyId), recoveryPassword, sealedWith),
    keyPackage:
      keyPackage === null
        ? undefined
        : reader.bytes(packageOf(keyId), new Uint8Array(keyPackage), sealedWith),
  };
}

function protectors(db: Knex | Knex.Transaction): Knex.QueryBuilder {
  return db('protectors as p')
    .join('volumes as v', 'v.id', 'p.volume_id')
    .join('computers as c', 'c.id', 'v.computer_id')
    .join('named_domains as d', 'd.id', 'c.domain_id');
}

function protectorOf(row: z.infer<typeof ListRow>, source: string): Protector {
  return Protector.parse({
    keyId: row.keyId,
    computer: { domain: row.computerDomain, name: row.computerName },
    users: row.users,
    domains: row.domains,
    volume: { kind: row.kind, driveLetter: row.driveLetter, label: row.label },
    escrowedAt: row.escrowedAt,
    state: stateOf(row),
    hasKeyPackage: row.hasKeyPackage === 1,
    sources: [source],
  });
}

function stateOf({
  superseded,
  disclosed,
}: {
  readonly superseded: number;
  readonly disclosed: number;
}): ProtectorState {
  if (superseded === 1) return 'superseded';
  return disclosed === 1 ? 'disclosed' : 'current';
}

function totalOf(row: unknown): number {
  return z.object({ total: z.number() }).safeParse(row).data?.total ?? 0;
}
