import { COMPUTER_COLUMNS, VOLUME_COLUMNS } from '#shared/compliance/compliance-column.ts';

interface Column {
  readonly kind: string;
  readonly added?: { readonly version: number; readonly before: unknown };
}
type Columns = Readonly<Record<string, Column>>;

/** The columns of a report on computers, as far as it matters which were added when. */
export interface KnownColumns {
  readonly computer: Columns;
  readonly volume: Columns;
}

const KNOWN: KnownColumns = { computer: COMPUTER_COLUMNS, volume: VOLUME_COLUMNS };

/**
 * A row of a report file of an older version, completed with what stands for the columns that
 * version did not know. Whether it is a computer is for the schema to say.
 *
 * @returns a function that completes one row after the other
 */
export function completedRows(
  version: number,
  { computer, volume }: KnownColumns = KNOWN,
): (row: unknown) => unknown {
  const [ofComputer, ofVolume] = [addedSince(version, computer), addedSince(version, volume)];
  if (ofComputer === undefined && ofVolume === undefined) return (row) => row;
  return (row) => {
    if (!isRecord(row)) return row;
    const { volumes } = row;
    const completed = Array.isArray(volumes)
      ? volumes.map((one: unknown) => (isRecord(one) ? { ...ofVolume, ...one } : one))
      : volumes;
    return { ...ofComputer, ...row, volumes: completed };
  };
}

function addedSince(
  version: number,
  columns: Columns,
): Readonly<Record<string, unknown>> | undefined {
  const added = Object.entries(columns).flatMap(([name, column]) =>
    column.added !== undefined && column.added.version > version
      ? [[name, column.added.before] as const]
      : [],
  );
  return added.length === 0 ? undefined : Object.fromEntries(added);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
