import { words } from '#renderer/text/words.ts';
import { type Head, LongTable } from '#renderer/ui/long-table/long-table.tsx';
import { useRowsInSight } from '#renderer/ui/long-table/rows-in-sight.ts';
import type { EscrowColumn } from '#shared/escrow/escrow-column.ts';
import type { EscrowRow } from '#shared/escrow/escrow-report.ts';
import { cellLine, cellText } from '../cell-text.ts';
import { type EscrowState, isSortColumn } from '../state.ts';

const text = words.escrow;
/** In pixels. */
const WIDTH = 160;
const WIDTHS: Partial<Readonly<Record<EscrowColumn, number>>> = {
  name: 150,
  state: 206,
  age: 300,
  inSources: 190,
  notInSources: 190,
  operatingSystem: 210,
};

interface EscrowTableProps {
  readonly state: EscrowState;
  readonly rows: readonly EscrowRow[];
}

/** The computers that were found, and the keys of none. */
export function EscrowTable({ state, rows }: EscrowTableProps) {
  const { columns, next, readMore } = state;
  const inSight = useRowsInSight({ count: rows.length });
  const rowOf = (index: number) => {
    const row = rows[index];
    return row && <Row key={index} row={row} index={index} columns={columns} />;
  };
  return (
    <LongTable
      label={text.details}
      heads={columns.map((column) => headOf(column, state))}
      rows={inSight}
      hasMore={next !== null}
      readMore={readMore}
      rowOf={rowOf}
    />
  );
}

function headOf(column: EscrowColumn, { sort, sortBy }: EscrowState): Head {
  return {
    id: column,
    name: text.columns[column],
    width: WIDTHS[column] ?? WIDTH,
    order: sort.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined,
    onSort: isSortColumn(column) ? () => void sortBy(column) : undefined,
  };
}

interface RowProps {
  readonly row: EscrowRow;
  /** Place among all rows, from 0. */
  readonly index: number;
  readonly columns: readonly EscrowColumn[];
}

function Row({ row, index, columns }: RowProps) {
  return (
    <tr aria-rowindex={index + 2}>
      {columns.map((column, place) =>
        place === 0 ? (
          <th key={column} scope="row" title={cellText(row, column)}>
            {cellLine(row, column)}
          </th>
        ) : (
          <td key={column} title={cellText(row, column)}>
            {cellLine(row, column)}
          </td>
        ),
      )}
    </tr>
  );
}
