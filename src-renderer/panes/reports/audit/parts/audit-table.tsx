import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { AuditRow } from '../../../../../src-shared/model/audit-report.ts';
import { words } from '../../../../text/words.ts';
import { Announcement } from '../../../../ui/announcement.tsx';
import table from '../../../../ui/data-table.module.css';
import { useTableSelection } from '../use-table-selection.ts';
import type { ReportState } from '../store.ts';
import styles from './audit-table.module.css';
import { CopyMenu } from './copy-menu.tsx';
import { HeadCell, Row, Spacer } from './table-rows.tsx';

const text = words.reports;
/** As high as styles make it; every row is one line. */
const ROW_HEIGHT = 33;
/** The next page is fetched this many rows before the end comes into sight. */
const READ_AHEAD = 60;

interface AuditTableProps {
  readonly state: ReportState;
  readonly rows: readonly AuditRow[];
}

/** The rows that are in sight, out of as many as there are. Cells and rows are chosen and copied by mouse and by keyboard. */
export function AuditTable({ state, rows }: AuditTableProps) {
  const { columns, next, readMore } = state;
  const scroller = useRef<HTMLElement>(null);
  // Its answers change as the table scrolls, so nothing here may be kept from one rendering to the next.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 20, scrollPaddingStart: ROW_HEIGHT });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const isNearEnd = next !== null && (last?.index ?? 0) >= rows.length - READ_AHEAD;
  useEffect(() => {
    if (isNearEnd) void readMore();
  }, [isNearEnd, readMore]);
  const chosen = useTableSelection({ element: scroller, rows, columns, pageRows: Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1, show: (row) => { virtual.scrollToIndex(row); } });

  return (
    <>
      {/* It scrolls by itself, and whoever has no mouse has to be able to get hold of it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section ref={scroller} className={styles['scroller']} aria-label={text.title} aria-describedby="audit-table-keys" tabIndex={0}>
        <table className={`${table['table']} ${styles['rows']}`} aria-label={text.title} aria-rowcount={next === null ? rows.length + 1 : -1}>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <HeadCell key={column} column={column} sort={state.sort} onSort={() => void state.sortBy(column)} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer height={first?.start ?? 0} columns={columns.length} />
            {items.map(({ index }) => {
              const row = rows[index];
              return row && <Row key={row.sequence} index={index} row={row} columns={columns} selection={chosen.selection} />;
            })}
            <Spacer height={virtual.getTotalSize() - (last?.end ?? 0)} columns={columns.length} />
          </tbody>
        </table>
      </section>
      <p id="audit-table-keys" className={styles['keys']}>
        {text.copying.hint}
      </p>
      <Announcement text={chosen.announcement} />
      <CopyMenu target={chosen.menuAt} rows={chosen.rowCount} onCopyCell={chosen.copyCell} onCopyRows={chosen.copyRows} onClose={chosen.closeMenu} />
    </>
  );
}

