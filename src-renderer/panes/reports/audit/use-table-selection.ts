import { type RefObject, useCallback, useEffect, useState } from 'react';
import { formatNumber } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { useKeys } from '#renderer/ui/use-keys.ts';
import { useLatest } from '#renderer/ui/use-latest.ts';
import type { AuditRow, ReportColumn } from '#shared/audit/audit-report.ts';
import { type FoundUnusual, rowText } from './row-text.ts';
import { type Selection, chosenRows, moved } from './table-selection.ts';

const text = words.reports.copying;

interface SelectableTable {
  /** What holds the table, which has the keyboard's focus. */
  readonly element: RefObject<HTMLElement | null>;
  readonly rows: readonly AuditRow[];
  readonly columns: readonly ReportColumn[];
  readonly unusual: FoundUnusual;
  /** How many rows are in sight. */
  readonly pageRows: () => number;
  /** Brings a row into sight. */
  readonly show: (row: number) => void;
  /** ID the cell has that one is on. */
  readonly currentId: string;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where the menu was asked for, and on which cell. */
interface MenuPlace {
  readonly x: number;
  readonly y: number;
  readonly cell: Place;
}

/** Which cell or rows are chosen, by mouse and by keyboard, and how they get to the clipboard. */
export function useTableSelection(table: SelectableTable) {
  const { element, rows, currentId } = table;
  const { selection, setSelection } = useSelection(rows);
  const [isOpen, setOpen] = useState(false);
  const [entered, setEntered] = useState(0);
  const [menuAt, setMenuAt] = useState<MenuPlace>();
  const { announcement, setAnnouncement, ...copying } = useCopying(table, selection);
  const copyCell = () => {
    copying.copyCell(menuAt?.cell ?? selection);
  };

  useTableKeys(table, selection, {
    copy: () => {
      if (selection?.anchor === undefined) copyCell();
      else copying.copyRows();
    },
    choose: (next) => {
      setSelection(() => next);
      setOpen(true);
      setAnnouncement('');
    },
    open: () => {
      setSelection((before) => before ?? { row: 0, column: 0, anchor: undefined });
      setOpen(true);
      setEntered((times) => times + 1);
    },
  });

  useEffect(() => {
    if (selection !== undefined)
      document.getElementById(currentId)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selection, currentId]);

  useTableMouse(element, { setSelection, setOpen, setMenuAt });

  return {
    selection,
    /** The row whose entry is shown as a whole. */
    opened: isOpen && selection !== undefined ? rows[selection.row] : undefined,
    /** How often Enter led into it. */
    entered,
    close: () => {
      setOpen(false);
      setEntered(0);
    },
    announcement,
    menuAt,
    rowCount: copying.rowCount,
    copyCell,
    copyRows: copying.copyRows,
    closeMenu: () => {
      setMenuAt(undefined);
    },
  };
}

type SetSelection = (change: (before: Selection | undefined) => Selection) => void;

/** Where one is in the table, for as long as the same entry stands there. */
function useSelection(rows: SelectableTable['rows']) {
  const [chosen, setChosen] = useState<{
    readonly selection: Selection;
    readonly sequence: number | undefined;
  }>();
  const latest = useLatest(rows);
  const setSelection = useCallback<SetSelection>(
    (change) => {
      setChosen((before) => {
        const selection = change(before?.selection);
        return { selection, sequence: latest.current[selection.row]?.sequence };
      });
    },
    [latest],
  );
  const isThere = chosen !== undefined && rows[chosen.selection.row]?.sequence === chosen.sequence;
  return { selection: isThere ? chosen.selection : undefined, setSelection };
}

/** How a cell or the chosen rows get to the clipboard, and what is said of it. */
function useCopying(
  table: Pick<SelectableTable, 'rows' | 'columns' | 'unusual'>,
  selection: Selection | undefined,
) {
  const { rows } = table;
  const [announcement, setAnnouncement] = useState('');
  const [first, last] = selection === undefined ? [0, -1] : chosenRows(selection);
  const chosen = rows.slice(first, last + 1);
  return {
    announcement,
    setAnnouncement,
    rowCount: chosen.length,
    copyCell: (cell: Place | undefined) => {
      if (cell !== undefined && copyText(lineOf(rows[cell.row], table)[cell.column] ?? ''))
        setAnnouncement(text.copiedCell);
    },
    copyRows: () => {
      if (copyText(chosen.map((row) => lineOf(row, table).join('\t')).join('\n')))
        setAnnouncement(text.copiedRows(chosen.length, formatNumber(chosen.length)));
    },
  };
}

interface KeyActions {
  readonly copy: () => void;
  readonly choose: (next: Selection) => void;
  /** Shows the entry one is on as a whole. */
  readonly open: () => void;
}

/** The keys that copy, and those that lead from cell to cell. */
function useTableKeys(
  { element, rows, columns, pageRows, show }: SelectableTable,
  selection: Selection | undefined,
  { copy, choose, open }: KeyActions,
): void {
  useKeys(element, (event) => {
    // The buttons in its head have keys of their own.
    if (!(event.target instanceof HTMLTableElement)) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c') {
      // Whoever marked text by hand wants that.
      if (selection === undefined || document.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      copy();
      return;
    }
    if (event.key === 'Enter' && rows.length > 0) {
      event.preventDefault();
      open();
      return;
    }
    const next = moved(selection, event, {
      rows: rows.length,
      columns: columns.length,
      page: Math.max(1, pageRows()),
    });
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    show(next.row);
  });
}

interface MouseActions {
  readonly setSelection: SetSelection;
  readonly setOpen: (isOpen: true) => void;
  readonly setMenuAt: (at: MenuPlace) => void;
}

/** A click chooses a cell, with Shift whole rows; the right button opens the menu. */
function useTableMouse(
  element: SelectableTable['element'],
  { setSelection, setOpen, setMenuAt }: MouseActions,
): void {
  useEffect(() => {
    const listening = element.current;
    const onClick = (event: MouseEvent) => {
      const at = placeOf(event.target);
      if (at === undefined) return;
      setOpen(true);
      setSelection((before) => ({
        ...at,
        anchor: event.shiftKey && before !== undefined ? (before.anchor ?? before.row) : undefined,
      }));
    };
    const onContextMenu = (event: MouseEvent) => {
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
    listening?.addEventListener('click', onClick);
    listening?.addEventListener('contextmenu', onContextMenu);
    return () => {
      listening?.removeEventListener('click', onClick);
      listening?.removeEventListener('contextmenu', onContextMenu);
    };
  }, [element, setSelection, setOpen, setMenuAt]);
}

function isWithin(selection: Selection, row: number): boolean {
  const [first, last] = chosenRows(selection);
  return row >= first && row <= last;
}

function placeOf(target: EventTarget | null): Place | undefined {
  const cell = target instanceof Element ? target.closest('td') : null;
  const row = cell?.parentElement?.dataset['row'];
  return cell === null || row === undefined
    ? undefined
    : { row: Number(row), column: cell.cellIndex };
}

function lineOf(
  row: AuditRow | undefined,
  { columns, unusual }: Pick<SelectableTable, 'columns' | 'unusual'>,
): readonly string[] {
  if (row === undefined) return [];
  const { sequence, entry } = row;
  return entry === null
    ? [words.reports.damagedRow(sequence)]
    : columns.map((column) => rowText({ sequence, entry, unusual }, column));
}
