import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect } from 'react';
import type { RowsInSight } from './rows-in-sight.ts';
import table from '../data-table.module.css';
import styles from './long-table.module.css';

/** The next page is fetched this many rows before the end comes into sight. */
const READ_AHEAD = 60;

export interface Head {
  readonly id: string;
  readonly name: string;
  /** Pixels it takes at least; what is left over is shared out. */
  readonly width: number;
  /** How the rows are sorted by it, if they are. */
  readonly order: 'ascending' | 'descending' | undefined;
  readonly onSort: (() => void) | undefined;
}

interface LongTableProps {
  readonly label: string;
  readonly heads: readonly Head[];
  readonly rows: RowsInSight;
  readonly hasMore: boolean;
  /** Reads the next page. The same function from one rendering to the next. */
  readonly readMore: () => Promise<void>;
  /**
   * Of a table whose cells are walked through with the arrow keys: the ID of the cell one is on,
   * once one is.
   */
  readonly grid?: { readonly current: string | undefined; readonly describedBy: string };
  readonly rowOf: (index: number) => ReactNode;
}

/** Thousands of rows that scroll by themselves, of which those in sight are in the page. */
export function LongTable({ label, heads, rows, hasMore, readMore, grid, rowOf }: LongTableProps) {
  const { scroller, count, indexes, before, behind } = rows;
  const isNearEnd = hasMore && (indexes.at(-1) ?? 0) >= count - READ_AHEAD;
  useEffect(() => {
    if (isNearEnd) void readMore();
  }, [isNearEnd, readMore]);
  const walked =
    grid &&
    ({
      role: 'grid',
      tabIndex: 0,
      'aria-multiselectable': true,
      'aria-activedescendant': grid.current,
      'aria-describedby': grid.describedBy,
    } as const);
  return (
    <section ref={scroller} className={styles['scroller']} aria-label={label}>
      <table
        className={`${table['table']} ${styles['rows']}`}
        style={{ minWidth: heads.reduce((sum, { width }) => sum + width, 0) }}
        aria-label={label}
        aria-rowcount={hasMore ? -1 : count + 1}
        {...walked}
      >
        <thead>
          <tr aria-rowindex={1}>
            {heads.map((head) => (
              <HeadCell key={head.id} {...head} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} columns={heads.length} />
          {indexes.map(rowOf)}
          <Spacer height={behind} columns={heads.length} />
        </tbody>
      </table>
    </section>
  );
}

function HeadCell({ name, width, order, onSort }: Head) {
  return (
    <th scope="col" style={{ width }} aria-sort={order}>
      {onSort === undefined ? (
        name
      ) : (
        <button type="button" className={styles['sort']} title={name} onClick={onSort}>
          {name}
          {order !== undefined &&
            (order === 'descending' ? (
              <ArrowDownRegular aria-hidden="true" />
            ) : (
              <ArrowUpRegular aria-hidden="true" />
            ))}
        </button>
      )}
    </th>
  );
}

/** Stands for the rows out of sight. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} className={styles['spacer']} style={{ height }}>
        {' '}
      </td>
    </tr>
  );
}
