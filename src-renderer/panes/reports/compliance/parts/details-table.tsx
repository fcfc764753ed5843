import { ArrowDownRegular, ArrowUpRegular, ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { ComputerColumn } from '../../../../../src-shared/model/compliance-column.ts';
import type { ComputerCompliance } from '../../../../../src-shared/model/computer-compliance.ts';
import { words } from '../../../../text/words.ts';
import table from '../../../../ui/data-table.module.css';
import { useKeys } from '../../../../ui/use-keys.ts';
import { computerLine, computerText, fullName } from '../cell-text.ts';
import { type EnterpriseState, isSortColumn } from '../enterprise-store.ts';
import styles from './details-table.module.css';
import { moveInRows } from './move-in-rows.ts';
import { StatusText } from './status-badge.tsx';
import { VolumeTable } from './volume-table.tsx';

interface DetailsTableProps {
  readonly state: EnterpriseState;
  readonly rows: readonly ComputerCompliance[];
  readonly onOpen: (computer: ComputerCompliance) => void;
  /** Full name of the computer whose line gets the focus, and who has to know that it did. */
  readonly returnTo: string | undefined;
  readonly onReturned: () => void;
}

/** A line of the table: a computer, or the volumes below one. */
interface Line {
  readonly computer: ComputerCompliance;
  readonly isVolumes: boolean;
}

const text = words.compliance.enterprise;
/** In pixels: a computer's line is as high as styles make it, the volumes below it about this; they are measured once they are there. */
const HEIGHT = { computer: 33, volumes: 44, volume: 31, reason: 27 } as const;
/** Narrower than this on average, columns scroll instead. */
const COLUMN_WIDTH = 156;
/** The next page is fetched this many rows before the end comes into sight. */
const READ_AHEAD = 60;

/** The computers that are in sight, out of as many as there are. A computer opens to its volumes, and its name to all there is of it. */
export function DetailsTable({ state, rows, onOpen, returnTo, onReturned }: DetailsTableProps) {
  const { columns, next, expanded, readMore } = state;
  const scroller = useRef<HTMLElement>(null);
  const lines = useMemo(() => linesOf(rows, expanded), [rows, expanded]);
  // Its answers change as the table scrolls, so nothing here may be kept from one rendering to the next.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => scroller.current, estimateSize: (index) => heightOf(lines[index]), getItemKey: (index) => keyOf(lines[index]), overscan: 20 });
  useKeys(scroller, moveInRows);
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const isNearEnd = next !== null && (last?.index ?? 0) >= lines.length - READ_AHEAD;
  useEffect(() => {
    if (isNearEnd) void readMore();
  }, [isNearEnd, readMore, rows]);

  // Out of sight, the table had no lines at all.
  useEffect(() => {
    if (returnTo === undefined || items.length === 0) return;
    const line = scroller.current?.querySelector<HTMLElement>(`[data-computer="${CSS.escape(returnTo)}"]`);
    if (line) {
      line.focus();
      onReturned();
    } else virtual.scrollToIndex(Math.max(0, lines.findIndex(({ computer }) => fullName(computer) === returnTo)), { align: 'center' });
  });

  return (
    // It scrolls by itself, and whoever has no mouse has to be able to get hold of it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={scroller} className={styles['scroller']} aria-label={text.details} tabIndex={0}>
      <table className={`${table['table']} ${styles['rows']}`} aria-label={text.details} style={{ minWidth: columns.length * COLUMN_WIDTH }} aria-rowcount={next === null ? lines.length + 1 : -1}>
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
            const line = lines[index];
            if (line === undefined) return null;
            return line.isVolumes ? (
              <tr key={keyOf(line)} ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2} className={styles['volumes']}>
                <td colSpan={columns.length}>
                  <div className={styles['inSight']}>
                    <VolumeTable label={text.expand(line.computer.name)} volumes={line.computer.volumes} />
                  </div>
                </td>
              </tr>
            ) : (
              <Row key={keyOf(line)} index={index + 2} computer={line.computer} columns={columns} isExpanded={expanded.has(fullName(line.computer))} onToggle={state.toggle} onOpen={onOpen} />
            );
          })}
          <Spacer height={virtual.getTotalSize() - (last?.end ?? 0)} columns={columns.length} />
        </tbody>
      </table>
    </section>
  );
}

function linesOf(rows: readonly ComputerCompliance[], expanded: ReadonlySet<string>): readonly Line[] {
  return rows.flatMap((computer) => (expanded.has(fullName(computer)) ? [{ computer, isVolumes: false }, { computer, isVolumes: true }] : [{ computer, isVolumes: false }]));
}

function keyOf(line: Line | undefined): string {
  return line === undefined ? '' : `${fullName(line.computer)}${line.isVolumes ? ' volumes' : ''}`;
}

function heightOf(line: Line | undefined): number {
  if (line?.isVolumes !== true) return HEIGHT.computer;
  return HEIGHT.volumes + line.computer.volumes.reduce((sum, { reasons }) => sum + HEIGHT.volume + reasons.length * HEIGHT.reason, 0);
}

function HeadCell({ column, state: { sort, sortBy } }: { readonly column: ComputerColumn; readonly state: EnterpriseState }) {
  const name = words.compliance.computerColumns[column];
  const isSorted = sort.column === column;
  if (!isSortColumn(column)) {
    return (
      <th scope="col" className={styles[`column-${column}`]}>
        {name}
      </th>
    );
  }
  const order = sort.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={styles[`column-${column}`]} aria-sort={isSorted ? order : undefined}>
      <button type="button" className={styles['sort']} onClick={() => void sortBy(column)}>
        {name}
        {isSorted && (sort.descending ? <ArrowDownRegular aria-hidden="true" /> : <ArrowUpRegular aria-hidden="true" />)}
      </button>
    </th>
  );
}

interface RowProps {
  readonly computer: ComputerCompliance;
  readonly index: number;
  readonly columns: readonly ComputerColumn[];
  readonly isExpanded: boolean;
  readonly onToggle: (computer: ComputerCompliance) => void;
  readonly onOpen: (computer: ComputerCompliance) => void;
}

function Row({ computer, index, columns, isExpanded, onToggle, onOpen }: RowProps) {
  return (
    <tr aria-rowindex={index}>
      {columns.map((column, place) => {
        const cell = computerText(computer, column);
        if (place === 0) {
          return (
            <th key={column} scope="row" title={cell}>
              <span className={styles['first']}>
                <button type="button" className={styles['toggle']} aria-expanded={isExpanded} aria-label={text.expand(computer.name)} onClick={() => { onToggle(computer); }}>
                  {isExpanded ? <ChevronDownRegular aria-hidden="true" /> : <ChevronRightRegular aria-hidden="true" />}
                </button>
                <button type="button" className={styles['open']} data-computer={fullName(computer)} aria-label={column === 'name' ? undefined : text.open(computer.name)} onClick={() => { onOpen(computer); }}>
                  {cell === '' ? computer.name : cell}
                </button>
              </span>
            </th>
          );
        }
        return (
          <td key={column} title={cell}>
            {column === 'status' ? <StatusText status={computer.status} /> : computerLine(computer, column)}
          </td>
        );
      })}
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
