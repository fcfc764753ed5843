/**
 * How dates and numbers are written now. Apart from the words, because the words of a language
 * themselves write numbers.
 */
let tag = 'en';

/** A language tag such as `de-AT`, for `Intl`. */
export const regionInUse = (): string => tag;

export function takeRegion(next: string): void {
  tag = next;
}

/** Something made of the region in use, and made again only when that is another one. */
export function ofRegion<Made>(make: (tag: string) => Made): () => Made {
  let made: { readonly tag: string; readonly value: Made } | undefined;
  return () => {
    if (made?.tag !== tag) made = { tag, value: make(tag) };
    return made.value;
  };
}
