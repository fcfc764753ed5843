import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect } from 'react';
import type { RowsInSight } from './rows-in-sight.ts';
import table from '../data-table.module.css';
import styles from './long-table.module.css';

/** The next page is fetched this many rows before the end comes into sight. */
const READ_AHEAD = 60;
/** Pixels of a letter of a heading, and of what stands beside its words: padding and the arrow. */
const LETTER = 8.5;
const BESIDE_WORDS = 50;

export interface Head {
  readonly id: string;
  readonly name: string;
  /**
   * Pixels it takes at least, or more where a word of the name is longer; what is left over is
   * shared out.
   */
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
  const { scroller, head, headHeight, count, indexes, before, behind } = rows;
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
    <section
      ref={scroller}
      className={styles['scroller']}
      // What gets the focus is not hidden below the head.
      style={{ scrollPaddingTop: headHeight }}
      aria-label={label}
    >
      <table
        className={`${table['table']} ${styles['rows']}`}
        style={{ minWidth: heads.reduce((sum, one) => sum + widthOf(one), 0) }}
        aria-label={label}
        aria-rowcount={hasMore ? -1 : count + 1}
        {...walked}
      >
        <thead ref={head}>
          <tr aria-rowindex={1}>
            {heads.map((one) => (
              <HeadCell key={one.id} {...one} />
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

/** A heading breaks between its words, never within one. */
function widthOf({ name, width }: Head): number {
  const longest = Math.max(...name.split(' ').map((word) => word.length));
  return Math.max(width, longest * LETTER + BESIDE_WORDS);
}

function HeadCell(head: Head) {
  const { name, order, onSort } = head;
  return (
    <th scope="col" style={{ width: widthOf(head) }} aria-sort={order}>
      {onSort === undefined ? (
        name
      ) : (
        <button type="button" className={styles['sort']} onClick={onSort}>
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
