import type { Result } from './state.ts';

/** So many requests of a session are listed; the oldest give way. */
const MOST_LISTED = 20;
/** So many keys wait in main while another request is in front. */
const MOST_HELD_ASIDE = 3;

interface PutAside {
  /** Newest first. */
  readonly aside: readonly Result[];
  /** Those whose key main is to forget. */
  readonly letGo: readonly Result[];
}

/** The list once this one is in it too. Only the newest keep their key. */
export function putAside(result: Result | undefined, others: readonly Result[]): PutAside {
  const all = result === undefined ? others : [result, ...others];
  const listed = all.toSorted((a, b) => b.answeredAt.localeCompare(a.answeredAt));
  const letGo = listed.filter(isHeld).slice(MOST_HELD_ASIDE);
  return {
    aside: listed.slice(0, MOST_LISTED).map((one) => (letGo.includes(one) ? withoutKey(one) : one)),
    letGo,
  };
}

/** The same request once its key is nowhere any more. */
export function withoutKey(result: Result): Result {
  return { ...result, shown: undefined, heldUntilMs: 0 };
}

export function isHeld({ heldUntilMs }: Pick<Result, 'heldUntilMs'>, nowMs = Date.now()): boolean {
  return heldUntilMs > nowMs;
}
