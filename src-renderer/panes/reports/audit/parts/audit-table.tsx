import { useId } from 'react';
import { words } from '#renderer/text/words.ts';
import { Announcement } from '#renderer/ui/announcement.tsx';
import { type Head, LongTable } from '#renderer/ui/long-table/long-table.tsx';
import { useRowsInSight } from '#renderer/ui/long-table/rows-in-sight.ts';
import type { AuditColumn, AuditRow } from '#shared/audit/audit-report.ts';
import type { ReportState } from '../state.ts';
import { useTableSelection } from '../use-table-selection.ts';
import { CopyMenu } from './copy-menu.tsx';
import { Row } from './table-row.tsx';
import styles from './audit-table.module.css';

const text = words.reports;
/** In pixels. */
const WIDTH = 125;
const WIDTHS: Partial<Readonly<Record<AuditColumn, number>>> = {
  time: 240,
  // The longest words are those of a reset and of a saved key package.
  action: 132,
  source: 160,
  failure: 260,
  keyType: 170,
  keyId: 285,
  reason: 190,
  note: 210,
  operator: 170,
  role: 140,
  endUser: 180,
  computer: 160,
};

interface AuditTableProps {
  readonly state: ReportState;
  readonly rows: readonly AuditRow[];
}

/** The entries that were found. Cells and rows are chosen and copied by mouse and by keyboard. */
export function AuditTable({ state, rows }: AuditTableProps) {
  const { columns, next, readMore } = state;
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
        heads={columns.map((column) => headOf(column, state))}
        rows={inSight}
        hasMore={next !== null}
        readMore={readMore}
        grid={{ current: chosen.selection && current, describedBy: hint }}
        rowOf={rowOf}
      />
      <p id={hint} className={styles['keys']}>
        {text.copying.hint}
      </p>
      <Copying {...chosen} />
    </>
  );
}

/** The menu of the chosen cells, and what is said once they are copied. */
function Copying({
  announcement,
  menuAt,
  rowCount,
  copyCell,
  copyRows,
  closeMenu,
}: ReturnType<typeof useTableSelection>) {
  return (
    <>
      <Announcement text={announcement} />
      <CopyMenu
        target={menuAt}
        rows={rowCount}
        onCopyCell={copyCell}
        onCopyRows={copyRows}
        onClose={closeMenu}
      />
    </>
  );
}

function headOf(column: AuditColumn, { sort, sortBy }: ReportState): Head {
  return {
    id: column,
    name: text.columns[column],
    width: WIDTHS[column] ?? WIDTH,
    order: sort.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined,
    onSort: () => void sortBy(column),
  };
}
