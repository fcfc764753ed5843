import { z } from 'zod';
import type { SqlRow } from '#main/drivers/tds/sql-server.ts';
import type {
  NotOffered,
  Protector,
  ProtectorState,
  VolumeKind,
} from '#shared/recovery/protector.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import { momentIn, nameIn } from './cells.ts';

const Name = z.string().nullable().transform(nameIn);

/** Some clients wrote it with braces. */
export const KeyIdCell = z
  .string()
  .transform((text) =>
    text
      .trim()
      .replaceAll(/^\{|\}$/g, '')
      .toUpperCase(),
  )
  .pipe(RecoveryKeyId);

/** A row of the lists in key-queries.ts. */
const KeyRow = z.object({
  keyId: KeyIdCell,
  /** As its column has it. The server's procedure compares with that. */
  storedId: z.string(),
  /** `null` for a key whose computer is not recorded any more. */
  machineId: z.string().nullable(),
  computer: Name,
  domain: Name,
  volumeType: z.string().nullable(),
  escrowedAt: z
    .string()
    .nullable()
    .transform((text) => momentIn(text) ?? UNKNOWN_TIME),
  disclosed: z.coerce.number(),
  superseded: z.coerce.number(),
});
export type KeyRow = z.infer<typeof KeyRow>;

/** @throws ZodError when it cannot be read */
export function keyRowOf(row: SqlRow): KeyRow {
  return KeyRow.parse({ ...row, storedId: String(row['keyId']) });
}

const Counted = z.object({ total: z.coerce.number().int() });

/** How many keys there are in all, by the first row of a list of them that says so. */
export function totalOf(rows: readonly unknown[]): number {
  const told = rows.flatMap((row) => Counted.safeParse(row).data?.total ?? []);
  return Math.max(rows.length, told[0] ?? 0);
}

const NonEmptyName = z.string().transform(nameIn).pipe(z.string().min(1));

/** A row of `usersOf` in key-queries.ts. Half a name identifies nobody. */
export const UserRow = z.object({
  machineId: z.string(),
  domain: NonEmptyName,
  name: NonEmptyName,
});

/** What is known of a key besides its own row. */
interface Around {
  readonly source: string;
  readonly users: readonly string[];
  readonly notOffered: readonly NotOffered[];
}

/** A protector out of its row. Whether there is a key package, the tables do not tell. */
export function protectorOf(row: KeyRow, { source, users, notOffered }: Around): Protector {
  return {
    keyId: row.keyId,
    computer: { domain: row.domain, name: row.computer },
    users: [...users],
    volume: { kind: kindOf(row.volumeType ?? ''), driveLetter: '', label: '' },
    escrowedAt: row.escrowedAt,
    state: stateOf(row),
    hasKeyPackage: false,
    notOffered: [...notOffered],
    sources: [source],
  };
}

/** A newer key supersedes one whose own date is known. */
function stateOf({ escrowedAt, superseded, disclosed }: KeyRow): ProtectorState {
  if (superseded === 1 && escrowedAt !== UNKNOWN_TIME) return 'superseded';
  return disclosed === 1 ? 'disclosed' : 'current';
}

/**
 * These type names are not documented: they are recognised by the words Windows uses for such
 * drives.
 */
function kindOf(typeName: string): VolumeKind {
  if (/^os\b|operating|system/i.test(typeName)) return 'operating-system';
  if (/remov/i.test(typeName)) return 'removable';
  return /fixed|data/i.test(typeName) ? 'fixed' : 'unknown';
}
