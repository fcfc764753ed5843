import { formatDay, formatMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import {
  type ComputerColumn,
  type VolumeColumn,
  isMoment,
} from '#shared/compliance/compliance-column.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import type { VolumeCompliance } from '#shared/compliance/volume-compliance.ts';

const text = words.compliance;

type Codes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A code of a column in words. */
export function codeText(column: keyof typeof text.codes, code: string): string {
  return (text.codes as Codes)[column]?.[code] ?? code;
}

/** What stands in a cell: codes in words, moments in this person's zone. */
export function computerText(computer: ComputerCompliance, column: ComputerColumn): string {
  const value = computer[column];
  if (value === null) return column === 'exemptedAt' ? '' : text.never;
  if (Array.isArray(value)) return value.join(', ');
  if (isMoment(column)) return formatMoment(value);
  return (text.codes as Codes)[column]?.[value] ?? value;
}

/** The same as short as the line of a table has to be: moments by their day. */
export function computerLine(computer: ComputerCompliance, column: ComputerColumn): string {
  const value = computer[column];
  return isMoment(column) && typeof value === 'string'
    ? formatDay(value)
    : computerText(computer, column);
}

export function volumeText(volume: VolumeCompliance, column: VolumeColumn): string {
  const value = volume[column];
  const codes = (text.codes as Codes)[column] ?? {};
  if (!Array.isArray(value)) return codes[value] ?? value;
  return value.length === 0
    ? text.none
    : value.map((code) => codes[String(code)] ?? String(code)).join(', ');
}

/** The name the network knows it by. */
export function fullName({ name, domain }: Pick<ComputerCompliance, 'name' | 'domain'>): string {
  return domain === '' ? name : `${name}.${domain}`;
}
