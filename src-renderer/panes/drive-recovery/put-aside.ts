import type { Result } from './state.ts';

/** How many requests of a session are listed. The oldest are dropped. */
const MOST_LISTED = 20;
/** How many requests put aside keep their keys in main. */
const MOST_HELD_ASIDE = 3;

interface PutAside {
  /** Newest first. */
  readonly aside: readonly Result[];
  /** The requests whose key main is to forget. */
  readonly letGo: readonly Result[];
}

/** Puts a request aside: adds it to the list, in which only the newest keep their key. */
export function putAside(result: Result | undefined, others: readonly Result[]): PutAside {
  const all = result === undefined ? others : [result, ...others];
  const listed = all.toSorted((a, b) => b.answeredAt.localeCompare(a.answeredAt));
  const letGo = listed.filter(isHeld).slice(MOST_HELD_ASIDE);
  return {
    aside: listed.slice(0, MOST_LISTED).map((one) => (letGo.includes(one) ? withoutKey(one) : one)),
    letGo,
  };
}

/** The same request after its key was forgotten. */
export function withoutKey(result: Result): Result {
  return { ...result, shown: undefined, heldUntilMs: 0 };
}

export function isHeld({ heldUntilMs }: Pick<Result, 'heldUntilMs'>, nowMs = Date.now()): boolean {
  return heldUntilMs > nowMs;
}
