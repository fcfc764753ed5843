import { z } from 'zod';
import type { SqlRow } from '#main/drivers/tds/sql-server.ts';
import type { Protector, NotOffered, VolumeKind } from '#shared/recovery/protector.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';

/** A row of the lists in key-queries.ts. */
const KeyRow = z.object({
  /** Some clients wrote it with braces. */
  keyId: z
    .string()
    .transform((text) =>
      text
        .trim()
        .replaceAll(/^\{|\}$/g, '')
        .toUpperCase(),
    )
    .pipe(RecoveryKeyId),
  /** As its column has it. The server's procedure compares with that. */
  storedId: z.string(),
  /** `null` for a key whose computer is not recorded any more. */
  machineId: z.string().nullable(),
  computer: z.string().nullable(),
  domain: z.string().nullable(),
  volumeType: z.string().nullable(),
  escrowedAt: z.string().nullable(),
  disclosed: z.coerce.number(),
  superseded: z.coerce.number(),
});
export type KeyRow = z.infer<typeof KeyRow>;

/** @throws ZodError when it cannot be read */
export function keyRowOf(row: SqlRow): KeyRow {
  return KeyRow.parse({ ...row, storedId: String(row['keyId']) });
}

const Counted = z.object({ total: z.coerce.number() });

/** How many keys there are in all, by the first row of a list of them. */
export function totalOf([first]: readonly unknown[]): number {
  return first === undefined ? 0 : Counted.parse(first).total;
}

/** A row of `usersOf` in key-queries.ts. Half a name identifies nobody. */
export const UserRow = z.object({
  machineId: z.string(),
  domain: z.string().trim().min(1),
  name: z.string().trim().min(1),
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
    computer: { domain: row.domain ?? '', name: row.computer ?? '' },
    users: [...users],
    volume: { kind: kindOf(row.volumeType ?? ''), driveLetter: '', label: '' },
    escrowedAt: utcTime(row.escrowedAt),
    state: row.superseded === 1 ? 'superseded' : row.disclosed === 1 ? 'disclosed' : 'current',
    hasKeyPackage: false,
    notOffered: [...notOffered],
    sources: [source],
  };
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

/**
 * ISO 8601 out of style 126 of CONVERT: no zone, up to seven digits of a second. The agents report
 * UTC.
 */
function utcTime(text: string | null): string {
  const [, seconds, fraction = '', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?$/.exec(
      text?.trim() ?? '',
    ) ?? [];
  const ms =
    seconds === undefined
      ? NaN
      : Date.parse(`${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`);
  return Number.isNaN(ms) ? UNKNOWN_TIME : new Date(ms).toISOString();
}
