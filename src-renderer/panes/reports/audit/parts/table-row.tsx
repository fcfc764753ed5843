import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { memo } from 'react';
import type { AuditColumn, AuditRow, AuditSort } from '../../../../../src-shared/model/audit-report.ts';
import { words } from '../../../../text/words.ts';
import { cellText } from '../row-text.ts';
import { type Selection, chosenRows } from '../table-selection.ts';
import styles from './audit-table.module.css';

const text = words.reports;

interface HeadCellProps {
  readonly column: AuditColumn;
  readonly sort: AuditSort;
  readonly onSort: () => void;
}

export function HeadCell({ column, sort, onSort }: HeadCellProps) {
  const isSorted = sort.column === column;
  const order = sort.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={styles[`column-${column}`]} aria-sort={isSorted ? order : undefined}>
      <button type="button" className={styles['sort']} onClick={onSort}>
        {text.columns[column]}
        {isSorted && (sort.descending ? <ArrowDownRegular aria-hidden="true" /> : <ArrowUpRegular aria-hidden="true" />)}
      </button>
    </th>
  );
}

interface RowProps {
  readonly row: AuditRow;
  /** Place among all rows, from 0. */
  readonly index: number;
  readonly columns: readonly AuditColumn[];
  readonly selection: Selection | undefined;
}

/** Drawn once: while the table scrolls, only the rows that come into sight are new. */
export const Row = memo(function AuditRowLine({ row: { sequence, entry }, index, columns, selection }: RowProps) {
  const [first, last] = selection === undefined ? [-1, -1] : chosenRows(selection);
  const isChosen = selection?.anchor !== undefined && index >= first && index <= last;
  const style = isChosen ? styles['chosen'] : undefined;
  if (entry === null) {
    return (
      <tr aria-rowindex={index + 2} data-row={index} className={style}>
        <td colSpan={columns.length} className={styles['failed']}>
          {text.damagedRow(sequence)}
        </td>
      </tr>
    );
  }
  return (
    <tr aria-rowindex={index + 2} data-row={index} className={style}>
      {columns.map((column, at) => {
        const value = cellText(entry, column);
        return (
          <td key={column} title={value} className={classOf(column, entry.result !== 'successful', !isChosen && selection?.row === index && selection.column === at)}>
            {value}
          </td>
        );
      })}
    </tr>
  );
});

function classOf(column: AuditColumn, isFailed: boolean, isCurrent: boolean): string {
  const looks = column === 'keyId' ? styles['code'] : column === 'result' && isFailed ? styles['failed'] : undefined;
  return [looks, isCurrent && styles['current']].filter(Boolean).join(' ');
}

/** Stands for the rows out of sight. */
export function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} className={styles['spacer']} style={{ height }}>
        {' '}
      </td>
    </tr>
  );
}
