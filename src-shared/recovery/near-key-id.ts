/** The indexes at which an ID differs from the one that was asked for. */
export function differencesIn(keyId: string, asked: string): readonly number[] {
  return Array.from(asked).flatMap((character, index) =>
    character === keyId.charAt(index) ? [] : [index],
  );
}

/**
 * Whether an ID begins with `start`, except for one wrong digit or two neighbours swapped: what is
 * easily misheard or mistyped.
 */
export function isOneTypoAway(start: string, keyId: string): boolean {
  const typed = start.replaceAll('-', '');
  const stored = keyId.replaceAll('-', '').slice(0, typed.length);
  const wrong = Array.from(typed, (digit, index) => ({ digit, index })).filter(
    ({ digit, index }) => digit !== stored.charAt(index),
  );
  const [first, second, ...more] = wrong;
  if (first === undefined || more.length > 0) return false;
  if (second === undefined) return true;
  return (
    second.index === first.index + 1 &&
    first.digit === stored.charAt(second.index) &&
    second.digit === stored.charAt(first.index)
  );
}
