/** The indexes at which an ID differs from what was said of it. */
export function differencesIn(keyId: string, said: string): readonly number[] {
  return Array.from(said).flatMap((character, index) =>
    character === keyId.charAt(index) ? [] : [index],
  );
}

/**
 * Whether an ID begins with `start` but for one wrong digit or two neighbours swapped: what is
 * misheard or mistyped.
 */
export function isOneSlipAway(start: string, keyId: string): boolean {
  const said = start.replaceAll('-', '');
  const stored = keyId.replaceAll('-', '').slice(0, said.length);
  const wrong = Array.from(said, (digit, index) => ({ digit, index })).filter(
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
