import { type RefObject, useId, useRef } from 'react';
import { words } from '#renderer/text/words.ts';
import { Announcement } from '#renderer/ui/announcement.tsx';
import { type Head, LongTable } from '#renderer/ui/long-table/long-table.tsx';
import { useRowsInSight } from '#renderer/ui/long-table/rows-in-sight.ts';
import { useKeys } from '#renderer/ui/use-keys.ts';
import { AuditColumn, type AuditRow, type ReportColumn } from '#shared/audit/audit-report.ts';
import type { ReportSource } from '../report-source.ts';
import type { FoundUnusual } from '../row-text.ts';
import type { ReportState } from '../state.ts';
import { useTableSelection } from '../use-table-selection.ts';
import { CopyMenu } from './copy-menu.tsx';
import { EntryPane } from './entry-pane.tsx';
import { Row } from './table-row.tsx';
import styles from './audit-table.module.css';

const text = words.reports;
/** In pixels. */
const WIDTH = 125;
const WIDTHS: Partial<Readonly<Record<ReportColumn, number>>> = {
  time: 226,
  // The longest words are those of a reset and of a saved key package.
  action: 150,
  source: 160,
  failure: 260,
  keyType: 170,
  keyId: 250,
  reason: 190,
  note: 210,
  operator: 170,
  role: 140,
  endUser: 180,
  computer: 195,
  unusual: 320,
};

interface AuditTableProps {
  readonly source: ReportSource;
  readonly state: ReportState;
  readonly rows: readonly AuditRow[];
}

/**
 * The entries that were found. Cells and rows are chosen and copied by mouse and by keyboard; the
 * entry one is on is shown as a whole beside the table, or below it.
 */
export function AuditTable({ source, state, rows }: AuditTableProps) {
  const { columns, unusual, next, readMore } = state;
  const inSight = useRowsInSight({ count: rows.length });
  const [hint, current] = [useId(), useId()];
  const chosen = useTableSelection({
    element: inSight.scroller,
    rows,
    columns,
    unusual,
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
          {...{ columns, unusual, selection: chosen.selection, currentId: current }}
        />
      )
    );
  };
  const around = useRef<HTMLDivElement>(null);
  return (
    <div ref={around}>
      <div className={chosen.opened && styles['split']}>
        <LongTable
          label={text.title}
          heads={columns.map((column) => headOf(column, state))}
          rows={inSight}
          hasMore={next !== null}
          readMore={readMore}
          grid={{ current: chosen.selection && current, describedBy: hint }}
          rowOf={rowOf}
        />
        <ChosenEntry {...{ around, source, unusual, chosen }} table={inSight.scroller} />
      </div>
      <p id={hint} className={styles['keys']}>
        {text.copying.hint}
      </p>
      <Copying {...chosen} />
    </div>
  );
}

interface ChosenEntryProps {
  /** What holds the table and this. */
  readonly around: RefObject<HTMLElement | null>;
  readonly table: RefObject<HTMLElement | null>;
  readonly source: ReportSource;
  readonly unusual: FoundUnusual;
  readonly chosen: ReturnType<typeof useTableSelection>;
}

/** The entry one is on, once one is. Escape leads back to the table, and then closes it. */
function ChosenEntry({ around, table, chosen, ...about }: ChosenEntryProps) {
  const { opened, entered, close } = chosen;
  const pane = useRef<HTMLElement>(null);
  const backToTable = () => {
    table.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  useKeys(around, (event) => {
    if (event.key !== 'Escape' || opened === undefined) return;
    event.preventDefault();
    if (pane.current?.contains(document.activeElement) === true) backToTable();
    else close();
  });
  if (opened === undefined) return null;
  return (
    <EntryPane
      element={pane}
      {...about}
      row={opened}
      entered={entered}
      onClose={() => {
        close();
        backToTable();
      }}
    />
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

function headOf(column: ReportColumn, { sort, sortBy }: ReportState): Head {
  const sorted = AuditColumn.safeParse(column).data;
  return {
    id: column,
    name: text.columns[column],
    width: WIDTHS[column] ?? WIDTH,
    order: sort.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined,
    // The log is not in the order of what is unusual.
    onSort: sorted && (() => void sortBy(sorted)),
  };
}
