import { keysOf } from '#shared/typed-keys.ts';

/**
 * Sets what is different from what is there, and nothing when nothing is: whoever draws a state
 * draws it again each time something is set.
 */
export function onlyChanges<State extends object>(
  set: (changes: Partial<State>) => void,
  get: () => State,
): (changes: Partial<State>) => void {
  return (changes) => {
    const before = get();
    if (keysOf(changes).some((key) => !Object.is(changes[key], before[key]))) set(changes);
  };
}

/** Whether two values that main has sent say the same. */
export function isAlike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
