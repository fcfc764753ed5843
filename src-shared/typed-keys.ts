/**
 * `Object.keys` with the names the type tells: only for an object that has no others, such as a
 * list written out in code or the shape of a schema.
 */
export function keysOf<T extends object>(object: T): readonly (keyof T & string)[] {
  // TypeScript says string[], for an object may have more names than its type.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.keys(object) as (keyof T & string)[];
}

/** An object with these names and what `valueOf` gives for each. */
export function fromKeys<K extends string, V>(
  keys: readonly K[],
  valueOf: (key: K) => V,
): Readonly<Record<K, V>> {
  // Object.fromEntries forgets the names.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, V>;
}
