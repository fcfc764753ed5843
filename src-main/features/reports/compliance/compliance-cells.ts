import type { Cell, TableColumn } from '#main/ports/reports/report-writer.ts';
import {
  type ComputerColumn,
  type VolumeColumn,
  isMoment,
} from '#shared/compliance/compliance-column.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import type { VolumeCompliance } from '#shared/compliance/volume-compliance.ts';
import type { NativeWords } from '#shared/console/native-words.ts';

type Words = NativeWords['report']['compliance'];

/** A column on computers, with its heading in words. */
export function computerColumn(id: ComputerColumn, { computerColumns }: Words): TableColumn {
  return { id, heading: computerColumns[id], kind: isMoment(id) ? 'moment' : 'text' };
}

/** A column on volumes, with its heading in words. */
export function volumeColumn(id: VolumeColumn, { volumeColumns }: Words): TableColumn {
  return { id: `volume.${id}`, heading: volumeColumns[id], kind: 'text' };
}

/** What stands in a cell: codes in words, moments as they are. */
export function computerCell(
  computer: ComputerCompliance,
  column: ComputerColumn,
  words: Words,
): Cell {
  const value = computer[column];
  if (value === null) return null;
  if (Array.isArray(value)) return value.join('; ');
  return isMoment(column) ? value : wordOf(column, value, words);
}

/** The same for a volume. */
export function volumeCell(volume: VolumeCompliance, column: VolumeColumn, words: Words): Cell {
  const value = volume[column];
  if (!Array.isArray(value)) return wordOf(column, value, words);
  // Reasons are sentences.
  return value
    .map((one) => wordOf(column, String(one), words))
    .join('; ')
    .replaceAll('.; ', '. ');
}

/** The word for a code of a column; the code itself where there is none. */
export function wordOf(
  column: ComputerColumn | VolumeColumn | 'errorState' | 'drives',
  code: string,
  { values }: Words,
): string {
  return values[`${column}.${code}`] ?? code;
}
