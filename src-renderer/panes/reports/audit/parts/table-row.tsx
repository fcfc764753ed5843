import { memo } from 'react';
import { useLanguage } from '#renderer/app/use-language.ts';
import { words } from '#renderer/text/words.ts';
import type { AuditRow, ReportColumn } from '#shared/audit/audit-report.ts';
import { type FoundUnusual, rowText } from '../row-text.ts';
import { type Selection, chosenRows } from '../table-selection.ts';
import styles from './audit-table.module.css';

interface RowProps {
  readonly row: AuditRow;
  /** Place among all rows, from 0. */
  readonly index: number;
  readonly columns: readonly ReportColumn[];
  readonly unusual: FoundUnusual;
  readonly selection: Selection | undefined;
  /** ID the cell gets that one is on. */
  readonly currentId: string;
}

/** Drawn once: while the table scrolls, only the rows that come into sight are new. */
export const Row = memo(function AuditRowLine({
  row: { sequence, entry },
  index,
  columns,
  unusual,
  selection,
  currentId,
}: RowProps) {
  useLanguage();
  const [first, last] = selection === undefined ? [-1, -1] : chosenRows(selection);
  const isChosen = selection?.anchor !== undefined && index >= first && index <= last;
  const line = {
    'aria-rowindex': index + 2,
    'aria-selected': isChosen,
    'data-row': index,
    className: isChosen ? styles['chosen'] : undefined,
  };
  const isOn = selection?.row === index;
  if (entry === null) {
    return (
      <tr {...line}>
        <td id={isOn ? currentId : undefined} colSpan={columns.length} className={styles['failed']}>
          {words.reports.damagedRow(sequence)}
        </td>
      </tr>
    );
  }
  return (
    <tr {...line}>
      {columns.map((column, at) => {
        const value = rowText({ sequence, entry, unusual }, column);
        const isCurrent = isOn && selection.column === at;
        return (
          <td
            key={column}
            id={isCurrent ? currentId : undefined}
            title={value}
            className={classOf(column, entry.result !== 'successful', isCurrent && !isChosen)}
          >
            {value}
          </td>
        );
      })}
    </tr>
  );
});

function classOf(column: ReportColumn, isFailed: boolean, isCurrent: boolean): string {
  const looks =
    column === 'keyId'
      ? styles['code']
      : column === 'result' && isFailed
        ? styles['failed']
        : undefined;
  return [looks, isCurrent && styles['current']].filter(Boolean).join(' ');
}
