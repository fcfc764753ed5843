/** Longer than that, and a person sees that something is under way. */
const MOMENT_MS = 300;

/** Waits a moment for an answer. @returns whether it is there, and not a failure */
export async function isSoon(answer: Promise<unknown>): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => {
    late.resolve(false);
  }, MOMENT_MS);
  const isThere = answer.then(
    () => true,
    () => false,
  );
  const isInTime = await Promise.race([isThere, late.promise]);
  clearTimeout(timer);
  return isInTime;
}
