import { GROUP_COUNT, type GroupCheck, checkGroup } from './recovery-password.ts';

/**
 * How a group that the caller read back compares with the key. `wrong-place`: a group of this key
 * in the wrong position, which the check in the digits does not find. `another-key`: a valid group,
 * but none of this key.
 */
export type ReadBack =
  | { readonly verdict: Exclude<GroupCheck, 'valid'> | 'right' | 'another-key' }
  | { readonly verdict: 'wrong-place'; /** Counted from 1. */ readonly position: number };

/** Compares what is typed for the group at `index` with the groups of the key. */
export function compareReadBack(typed: string, index: number, groups: readonly string[]): ReadBack {
  if (typed !== '' && typed === groups[index]) return { verdict: 'right' };
  const check = checkGroup(typed);
  if (check !== 'valid') return { verdict: check };
  const position = groups.indexOf(typed) + 1;
  return position === 0 ? { verdict: 'another-key' } : { verdict: 'wrong-place', position };
}

/** How far reading a key out has come. It holds no digit, so it outlives them. */
export interface Reading {
  /** Counted from 0. */
  readonly at: number;
  /** Indexes of the groups the caller read back right. */
  readonly confirmed: readonly number[];
}

export const READING_BEGINS: Reading = { at: 0, confirmed: [] };

export function isReadBack({ confirmed }: Reading): boolean {
  return confirmed.length === GROUP_COUNT;
}
