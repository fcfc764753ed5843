import { z } from 'zod';
import { keysOf } from '../typed-keys.ts';
import type { EscrowRow } from './escrow-report.ts';

/** What a column holds: a text, names of sources, a code that has words, a number, or a moment. */
interface EscrowColumnKind {
  readonly kind: 'text' | 'names' | 'code' | 'number' | 'moment';
  /** Whoever has not said otherwise sees it. */
  readonly isShownFirst?: boolean;
}

/** All the report shows of a computer, in the order it is listed in. */
export const ESCROW_COLUMNS = {
  name: { kind: 'text', isShownFirst: true },
  domain: { kind: 'text', isShownFirst: true },
  state: { kind: 'code', isShownFirst: true },
  age: { kind: 'code', isShownFirst: true },
  newestKeyAt: { kind: 'moment', isShownFirst: true },
  passwordSetAt: { kind: 'moment', isShownFirst: true },
  lastSignInAt: { kind: 'moment', isShownFirst: true },
  inSources: { kind: 'names', isShownFirst: true },
  notInSources: { kind: 'names' },
  spread: { kind: 'code' },
  keys: { kind: 'number' },
  damaged: { kind: 'number' },
  account: { kind: 'code' },
  operatingSystem: { kind: 'text' },
} as const satisfies { readonly [Column in keyof EscrowRow]: EscrowColumnKind };

export type EscrowColumn = keyof typeof ESCROW_COLUMNS;
export const EscrowColumn = z.enum(keysOf(ESCROW_COLUMNS));

/** Columns whose values have words, which the page knows. */
export type EscrowCodeColumn = {
  [Column in EscrowColumn]: (typeof ESCROW_COLUMNS)[Column]['kind'] extends 'code' ? Column : never;
}[EscrowColumn];

/** The columns the table begins with. */
export const FIRST_ESCROW_COLUMNS: readonly EscrowColumn[] = EscrowColumn.options.filter(
  (column) => 'isShownFirst' in ESCROW_COLUMNS[column],
);
