import { z } from 'zod';
import { keysOf } from '../typed-keys.ts';
import type { ComputerCompliance } from './computer-compliance.ts';
import type { VolumeCompliance } from './volume-compliance.ts';

/** What a column holds: one text or several, one code or several that have words, or a moment. */
type ColumnKind = 'text' | 'texts' | 'code' | 'codes' | 'moment';

/** A column of a report, in the table as in every file that is made of it. */
interface ComplianceColumn<Value> {
  readonly kind: ColumnKind;
  /** Whoever has not said otherwise sees it. */
  readonly isShownFirst?: boolean;
  /**
   * For a column that was added later: the version of report files that first has it, and what
   * stands for it in older ones.
   */
  readonly added?: { readonly version: number; readonly before: Value };
}

type ColumnsOf<Model> = { readonly [Field in keyof Model]: ComplianceColumn<Model[Field]> };

/**
 * All a report shows of a computer, in the order it is listed in. A fact that computers report is
 * shown, exported, printed and kept in report files once it stands here; its words are the page's.
 */
export const COMPUTER_COLUMNS = {
  name: { kind: 'text', isShownFirst: true },
  domain: { kind: 'text', isShownFirst: true },
  status: { kind: 'code', isShownFirst: true },
  exemption: { kind: 'code', isShownFirst: true },
  users: { kind: 'texts', isShownFirst: true },
  error: { kind: 'code', isShownFirst: true },
  lastContactAt: { kind: 'moment', isShownFirst: true },
  computerType: { kind: 'code' },
  operatingSystem: { kind: 'text' },
  overall: { kind: 'code' },
  osDrive: { kind: 'code' },
  fixedDrives: { kind: 'code' },
  updatedAt: { kind: 'moment' },
  exemptedUser: { kind: 'text' },
  exemptedAt: { kind: 'moment' },
  policyCipherStrength: { kind: 'code' },
  policyOsDrive: { kind: 'code' },
  policyFixedDrives: { kind: 'code' },
  manufacturer: { kind: 'text' },
  model: { kind: 'text' },
} as const satisfies ColumnsOf<Omit<ComputerCompliance, 'volumes'>>;

/** All a report shows of a volume. */
export const VOLUME_COLUMNS = {
  driveLetter: { kind: 'text' },
  driveType: { kind: 'code' },
  cipherStrength: { kind: 'code' },
  protectors: { kind: 'codes' },
  protection: { kind: 'code' },
  encryption: { kind: 'code' },
  compliance: { kind: 'code' },
  reasons: { kind: 'codes' },
} as const satisfies ColumnsOf<VolumeCompliance>;

export type ComputerColumn = keyof typeof COMPUTER_COLUMNS;
export type VolumeColumn = keyof typeof VOLUME_COLUMNS;

export const ComputerColumn = z.enum(keysOf(COMPUTER_COLUMNS));
export const VolumeColumn = z.enum(keysOf(VOLUME_COLUMNS));

/** Columns whose values have words, which the page knows. */
export type CodeColumn = CodesIn<typeof COMPUTER_COLUMNS> | CodesIn<typeof VOLUME_COLUMNS>;

type CodesIn<Columns extends Readonly<Record<string, { readonly kind: ColumnKind }>>> = {
  [Column in keyof Columns]: Columns[Column]['kind'] extends 'code' | 'codes' ? Column : never;
}[keyof Columns];

/** The columns the details begin with. */
export const FIRST_COLUMNS: readonly ComputerColumn[] = ComputerColumn.options.filter(
  (column) => 'isShownFirst' in COMPUTER_COLUMNS[column],
);

/** True for a column of moments: ISO 8601 in UTC, or `null`. */
export function isMoment(column: ComputerColumn): boolean {
  return COMPUTER_COLUMNS[column].kind === 'moment';
}
