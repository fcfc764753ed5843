import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useCallback, useEffect, useMemo } from 'react';
import { words } from '#renderer/text/words.ts';
import { type Head, LongTable } from '#renderer/ui/long-table/long-table.tsx';
import {
  ROW_HEIGHT,
  type RowsInSight,
  useRowsInSight,
} from '#renderer/ui/long-table/rows-in-sight.ts';
import { useKeys } from '#renderer/ui/use-keys.ts';
import type { ComputerColumn } from '#shared/compliance/compliance-column.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { computerLine, computerText, fullName } from '../cell-text.ts';
import { type EnterpriseState, isSortColumn } from '../enterprise-state.ts';
import { moveInRows } from './move-in-rows.ts';
import { StatusText } from './status-badge.tsx';
import { VolumeTable } from './volume-table.tsx';
import styles from './details-table.module.css';

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
/** In pixels; what stands below a computer is measured once it is there. */
const HEIGHT = { volumes: 44, volume: 31, reason: 27 } as const;
const WIDTH = 150;
const WIDTHS: Partial<Readonly<Record<ComputerColumn, number>>> = {
  name: 170,
  domain: 142,
  status: 186,
  exemption: 150,
  users: 200,
  error: 206,
  lastContactAt: 122,
  operatingSystem: 210,
  osDrive: 210,
  fixedDrives: 210,
  policyOsDrive: 210,
  policyFixedDrives: 210,
};

/**
 * The computers that were found. A computer opens to its volumes, and its name to all there is of
 * it.
 */
export function DetailsTable({ state, rows, onOpen, returnTo, onReturned }: DetailsTableProps) {
  const { columns, next, expanded, readMore, toggle } = state;
  const lines = useMemo(() => linesOf(rows, expanded), [rows, expanded]);
  const heightOf = useCallback((index: number) => heightOfLine(lines[index]), [lines]);
  const keyOf = useCallback((index: number) => keyOfLine(lines[index]), [lines]);
  const inSight = useRowsInSight({ count: lines.length, heightOf, keyOf });
  useKeys(inSight.scroller, moveInRows);
  useReturnToLine(inSight, lines, { returnTo, onReturned });

  const rowOf = (index: number) => {
    const line = lines[index];
    if (line === undefined) return null;
    const { computer, isVolumes } = line;
    if (!isVolumes)
      return (
        <Row
          key={keyOf(index)}
          index={index}
          computer={computer}
          columns={columns}
          isExpanded={expanded.has(fullName(computer))}
          onToggle={toggle}
          onOpen={onOpen}
        />
      );
    return (
      <VolumesRow
        key={keyOf(index)}
        index={index}
        computer={computer}
        columns={columns.length}
        measure={inSight.measure}
      />
    );
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

/** Back from a computer, the focus is on its line again. */
function useReturnToLine(
  { scroller, indexes, show }: RowsInSight,
  lines: readonly Line[],
  { returnTo, onReturned }: Pick<DetailsTableProps, 'returnTo' | 'onReturned'>,
): void {
  // Out of sight, the table had no lines at all.
  useEffect(() => {
    if (returnTo === undefined || indexes.length === 0) return;
    const line = scroller.current?.querySelector<HTMLElement>(
      `[data-computer="${CSS.escape(returnTo)}"]`,
    );
    if (line) {
      line.focus();
      onReturned();
    } else
      show(
        Math.max(
          0,
          lines.findIndex(({ computer }) => fullName(computer) === returnTo),
        ),
        'middle',
      );
  });
}

function headOf(column: ComputerColumn, { sort, sortBy }: EnterpriseState): Head {
  return {
    id: column,
    name: words.compliance.computerColumns[column],
    width: WIDTHS[column] ?? WIDTH,
    order: sort.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined,
    onSort: isSortColumn(column) ? () => void sortBy(column) : undefined,
  };
}

function linesOf(
  rows: readonly ComputerCompliance[],
  expanded: ReadonlySet<string>,
): readonly Line[] {
  return rows.flatMap((computer) =>
    expanded.has(fullName(computer))
      ? [
          { computer, isVolumes: false },
          { computer, isVolumes: true },
        ]
      : [{ computer, isVolumes: false }],
  );
}

function keyOfLine(line: Line | undefined): string {
  return line === undefined ? '' : `${fullName(line.computer)}${line.isVolumes ? ' volumes' : ''}`;
}

function heightOfLine(line: Line | undefined): number {
  if (line?.isVolumes !== true) return ROW_HEIGHT;
  return (
    HEIGHT.volumes +
    line.computer.volumes.reduce(
      (sum, { reasons }) => sum + HEIGHT.volume + reasons.length * HEIGHT.reason,
      0,
    )
  );
}

interface RowProps {
  readonly computer: ComputerCompliance;
  /** Place among all lines, from 0. */
  readonly index: number;
  readonly columns: readonly ComputerColumn[];
  readonly isExpanded: boolean;
  readonly onToggle: (computer: ComputerCompliance) => void;
  readonly onOpen: (computer: ComputerCompliance) => void;
}

function Row({ columns, ...row }: RowProps) {
  const { computer, index } = row;
  return (
    <tr aria-rowindex={index + 2}>
      {columns.map((column, place) => {
        if (place === 0) return <FirstCell key={column} column={column} {...row} />;
        return (
          <td key={column} title={computerText(computer, column)}>
            {column === 'status' ? (
              <StatusText status={computer.status} />
            ) : (
              computerLine(computer, column)
            )}
          </td>
        );
      })}
    </tr>
  );
}

interface FirstCellProps extends Omit<RowProps, 'columns' | 'index'> {
  readonly column: ComputerColumn;
}

/** Names the row: its buttons show the volumes, and all there is of the computer. */
function FirstCell({ computer, column, isExpanded, onToggle, onOpen }: FirstCellProps) {
  const cell = computerText(computer, column);
  return (
    <th scope="row" title={cell}>
      <span className={styles['first']}>
        <button
          type="button"
          className={styles['toggle']}
          aria-expanded={isExpanded}
          aria-label={text.expand(computer.name)}
          onClick={() => {
            onToggle(computer);
          }}
        >
          {isExpanded ? (
            <ChevronDownRegular aria-hidden="true" />
          ) : (
            <ChevronRightRegular aria-hidden="true" />
          )}
        </button>
        <button
          type="button"
          className={styles['open']}
          data-computer={fullName(computer)}
          aria-label={column === 'name' ? undefined : text.open(computer.name)}
          onClick={() => {
            onOpen(computer);
          }}
        >
          {cell === '' ? computer.name : cell}
        </button>
      </span>
    </th>
  );
}

interface VolumesRowProps extends Pick<RowProps, 'computer' | 'index'> {
  /** How many columns the table has. */
  readonly columns: number;
  readonly measure: RowsInSight['measure'];
}

/** The volumes of the computer in the row above. */
function VolumesRow({ computer, index, columns, measure }: VolumesRowProps) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className={styles['volumes']}>
      <td colSpan={columns}>
        <div className={styles['inSight']}>
          <VolumeTable label={text.expand(computer.name)} volumes={computer.volumes} />
        </div>
      </td>
    </tr>
  );
}
