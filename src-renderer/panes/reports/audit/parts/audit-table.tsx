import { useId } from 'react';
import { words } from '#renderer/text/words.ts';
import { Announcement } from '#renderer/ui/announcement.tsx';
import { LongTable } from '#renderer/ui/long-table/long-table.tsx';
import { useRowsInSight } from '#renderer/ui/long-table/rows-in-sight.ts';
import type { AuditColumn, AuditRow } from '#shared/audit/audit-report.ts';
import type { ReportState } from '../store.ts';
import { useTableSelection } from '../use-table-selection.ts';
import { CopyMenu } from './copy-menu.tsx';
import { Row } from './table-row.tsx';
import styles from './audit-table.module.css';

const text = words.reports;
/** In pixels. */
const WIDTH = 150;
const WIDTHS: Partial<Readonly<Record<AuditColumn, number>>> = {
  time: 230,
  source: 180,
  keyId: 300,
  reason: 210,
  note: 210,
  operator: 210,
  endUser: 210,
  computer: 210,
};

interface AuditTableProps {
  readonly state: ReportState;
  readonly rows: readonly AuditRow[];
}

/** The entries that were found. Cells and rows are chosen and copied by mouse and by keyboard. */
export function AuditTable({
  state: { columns, sort, sortBy, next, readMore },
  rows,
}: AuditTableProps) {
  const inSight = useRowsInSight({ count: rows.length });
  const [hint, current] = [useId(), useId()];
  const chosen = useTableSelection({
    element: inSight.scroller,
    rows,
    columns,
    pageRows: inSight.fitting,
    show: inSight.show,
    currentId: current,
  });
  const heads = columns.map((column) => ({
    id: column,
    name: text.columns[column],
    width: WIDTHS[column] ?? WIDTH,
    order:
      sort.column === column
        ? sort.descending
          ? ('descending' as const)
          : ('ascending' as const)
        : undefined,
    onSort: () => void sortBy(column),
  }));
  const rowOf = (index: number) => {
    const row = rows[index];
    return (
      row && (
        <Row
          key={row.sequence}
          index={index}
          row={row}
          columns={columns}
          selection={chosen.selection}
          currentId={current}
        />
      )
    );
  };
  return (
    <>
      <LongTable
        label={text.title}
        heads={heads}
        rows={inSight}
        hasMore={next !== null}
        readMore={readMore}
        grid={{ current: chosen.selection && current, describedBy: hint }}
        rowOf={rowOf}
      />
      <p id={hint} className={styles['keys']}>
        {text.copying.hint}
      </p>
      <Announcement text={chosen.announcement} />
      <CopyMenu
        target={chosen.menuAt}
        rows={chosen.rowCount}
        onCopyCell={chosen.copyCell}
        onCopyRows={chosen.copyRows}
        onClose={chosen.closeMenu}
      />
    </>
  );
}
