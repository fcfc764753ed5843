import { type RefObject, useEffect, useState } from 'react';
import { formatNumber, words } from '#renderer/text/words.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { useKeys } from '#renderer/ui/use-keys.ts';
import type { AuditColumn, AuditRow } from '#shared/audit/audit-report.ts';
import { cellText } from './row-text.ts';
import { type Selection, chosenRows, moved } from './table-selection.ts';

const text = words.reports.copying;

interface SelectableTable {
  /** What holds the table, which has the keyboard's focus. */
  readonly element: RefObject<HTMLElement | null>;
  readonly rows: readonly AuditRow[];
  readonly columns: readonly AuditColumn[];
  /** How many rows are in sight. */
  readonly pageRows: () => number;
  /** Brings a row into sight. */
  readonly show: (row: number) => void;
  /** ID the cell has that one is on. */
  readonly currentId: string;
}

/** Where the menu was asked for, and on which cell. */
interface MenuPlace {
  readonly x: number;
  readonly y: number;
  readonly cell: { readonly row: number; readonly column: number };
}

/** Which cell or rows are chosen, by mouse and by keyboard, and how they get to the clipboard. */
export function useTableSelection({
  element,
  rows,
  columns,
  pageRows,
  show,
  currentId,
}: SelectableTable) {
  const [selection, setSelection] = useState<Selection>();
  const [announcement, setAnnouncement] = useState('');
  const [menuAt, setMenuAt] = useState<MenuPlace>();
  const [first, last] = selection === undefined ? [0, -1] : chosenRows(selection);
  const chosen = rows.slice(first, last + 1);

  const cellOf = ({ row, column }: MenuPlace['cell']): string =>
    lineOf(rows[row], columns)[column] ?? '';
  const copyCell = () => {
    const cell = menuAt?.cell ?? selection;
    if (cell !== undefined && copyText(cellOf(cell))) setAnnouncement(text.copiedCell);
  };
  const copyRows = () => {
    if (copyText(chosen.map((row) => lineOf(row, columns).join('\t')).join('\n')))
      setAnnouncement(text.copiedRows(chosen.length, formatNumber(chosen.length)));
  };

  useKeys(element, (event) => {
    // The buttons in its head have keys of their own.
    if (!(event.target instanceof HTMLTableElement)) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c') {
      // Whoever marked text by hand wants that.
      if (selection === undefined || document.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      if (selection.anchor === undefined) copyCell();
      else copyRows();
      return;
    }
    const next = moved(selection, event, {
      rows: rows.length,
      columns: columns.length,
      page: Math.max(1, pageRows()),
    });
    if (next === undefined) return;
    event.preventDefault();
    setSelection(next);
    setAnnouncement('');
    show(next.row);
  });

  useEffect(() => {
    if (selection !== undefined)
      document.getElementById(currentId)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selection, currentId]);

  useEffect(() => {
    const listening = element.current;
    const choose = (event: MouseEvent) => {
      const at = placeOf(event.target);
      if (at === undefined) return;
      setSelection((before) => ({
        ...at,
        anchor: event.shiftKey && before !== undefined ? (before.anchor ?? before.row) : undefined,
      }));
    };
    const openMenu = (event: MouseEvent) => {
      const at = placeOf(event.target);
      if (at === undefined) return;
      event.preventDefault();
      // A click beside what is chosen chooses anew.
      setSelection((before) =>
        before?.anchor !== undefined && isWithin(before, at.row)
          ? before
          : { ...at, anchor: undefined },
      );
      setMenuAt({ x: event.clientX, y: event.clientY, cell: at });
    };
    listening?.addEventListener('click', choose);
    listening?.addEventListener('contextmenu', openMenu);
    return () => {
      listening?.removeEventListener('click', choose);
      listening?.removeEventListener('contextmenu', openMenu);
    };
  }, [element]);

  return {
    selection,
    announcement,
    menuAt,
    rowCount: chosen.length,
    copyCell,
    copyRows,
    closeMenu: () => {
      setMenuAt(undefined);
    },
  };
}

function isWithin(selection: Selection, row: number): boolean {
  const [first, last] = chosenRows(selection);
  return row >= first && row <= last;
}

function placeOf(
  target: EventTarget | null,
): { readonly row: number; readonly column: number } | undefined {
  const cell = target instanceof Element ? target.closest('td') : null;
  const row = cell?.parentElement?.dataset['row'];
  return cell === null || row === undefined
    ? undefined
    : { row: Number(row), column: cell.cellIndex };
}

function lineOf(row: AuditRow | undefined, columns: readonly AuditColumn[]): readonly string[] {
  if (row === undefined) return [];
  const { sequence, entry } = row;
  return entry === null
    ? [words.reports.damagedRow(sequence)]
    : columns.map((column) => cellText(entry, column));
}
