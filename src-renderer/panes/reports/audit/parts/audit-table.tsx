import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { AuditColumn, AuditRow } from '../../../../../src-shared/model/audit-report.ts';
import { words } from '../../../../text/words.ts';
import table from '../../../../ui/data-table.module.css';
import { cellText } from '../row-text.ts';
import styles from './audit-table.module.css';
import type { ReportState } from '../store.ts';

const text = words.reports;
/** As high as styles make it; every row is one line. */
const ROW_HEIGHT = 33;
/** The next page is fetched this many rows before the end comes into sight. */
const READ_AHEAD = 60;

/** The rows that are in sight, out of as many as there are. */
export function AuditTable({ state, rows }: { readonly state: ReportState; readonly rows: readonly AuditRow[] }) {
  const { columns, next, readMore } = state;
  const scroller = useRef<HTMLElement>(null);
  // Its answers change as the table scrolls, so nothing here may be kept from one rendering to the next.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 20 });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const isNearEnd = next !== null && (last?.index ?? 0) >= rows.length - READ_AHEAD;
  useEffect(() => {
    if (isNearEnd) void readMore();
  }, [isNearEnd, readMore]);

  return (
    // It scrolls by itself, and whoever has no mouse has to be able to get hold of it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={scroller} className={styles['scroller']} aria-label={text.title} tabIndex={0}>
      <table className={`${table['table']} ${styles['rows']}`} aria-label={text.title} aria-rowcount={next === null ? rows.length + 1 : -1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column} column={column} state={state} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={first?.start ?? 0} columns={columns.length} />
          {items.map(({ index }) => {
            const row = rows[index];
            return row && <Row key={row.sequence} index={index + 2} row={row} columns={columns} />;
          })}
          <Spacer height={virtual.getTotalSize() - (last?.end ?? 0)} columns={columns.length} />
        </tbody>
      </table>
    </section>
  );
}

function HeadCell({ column, state: { sort, sortBy } }: { readonly column: AuditColumn; readonly state: ReportState }) {
  const isSorted = sort.column === column;
  const order = sort.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={styles[`column-${column}`]} aria-sort={isSorted ? order : undefined}>
      <button type="button" className={styles['sort']} onClick={() => void sortBy(column)}>
        {text.columns[column]}
        {isSorted && (sort.descending ? <ArrowDownRegular aria-hidden="true" /> : <ArrowUpRegular aria-hidden="true" />)}
      </button>
    </th>
  );
}

function Row({ row: { sequence, entry }, index, columns }: { readonly row: AuditRow; readonly index: number; readonly columns: readonly AuditColumn[] }) {
  if (entry === null) {
    return (
      <tr aria-rowindex={index}>
        <td colSpan={columns.length} className={styles['failed']}>
          {text.damagedRow(sequence)}
        </td>
      </tr>
    );
  }
  return (
    <tr aria-rowindex={index}>
      {columns.map((column) => (
        <td key={column} title={cellText(entry, column)} className={column === 'keyId' ? styles['code'] : column === 'result' && entry.result !== 'successful' ? styles['failed'] : undefined}>
          {cellText(entry, column)}
        </td>
      ))}
    </tr>
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
