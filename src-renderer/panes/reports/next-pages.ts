import { type AskError, asAskError } from '#renderer/api.ts';

/** A report that is read page after page. */
interface Paged<Row, Cursor> {
  readonly rows: readonly Row[] | undefined;
  /** Where the next page begins; `null` after the last one. */
  readonly next: Cursor | null;
  /** Why the next page could not be read; those before it stay. */
  readonly failureOfMore: AskError | undefined;
}

interface NextPagesDeps<Row, Cursor, Shown> {
  get(): Paged<Row, Cursor>;
  set(changes: Partial<Paged<Row, Cursor>>): void;
  /** What the rows on screen were asked for with. */
  shown(): Shown | undefined;
  ask(
    shown: Shown,
    after: Cursor,
    options: { readonly signal: AbortSignal },
  ): Promise<Pick<Paged<Row, Cursor>, 'next'> & { readonly rows: readonly Row[] }>;
}

interface NextPages {
  /** Reads the next page, unless one is being read, or could not be. */
  readMore(): Promise<void>;
  /** Tries once more to read the page that could not be read. */
  retryMore(): Promise<void>;
  cancel(): void;
}

/** The pages after the first, one at a time. */
export function createNextPages<Row, Cursor, Shown>({
  get,
  set,
  shown,
  ask,
}: NextPagesDeps<Row, Cursor, Shown>): NextPages {
  let reading: AbortController | undefined;

  async function readMore(): Promise<void> {
    const { next, rows, failureOfMore } = get();
    const current = shown();
    if (next === null || rows === undefined || current === undefined) return;
    if (reading !== undefined || failureOfMore !== undefined) return;
    const own = new AbortController();
    reading = own;
    // Another report may be asked for meanwhile.
    const isShown = () => shown() === current && !own.signal.aborted;
    try {
      const page = await ask(current, next, { signal: own.signal });
      if (isShown() && get().next === next) set({ rows: [...rows, ...page.rows], next: page.next });
    } catch (error) {
      if (isShown()) set({ failureOfMore: asAskError(error) });
    } finally {
      reading = undefined;
    }
  }

  return {
    readMore,
    async retryMore() {
      set({ failureOfMore: undefined });
      await readMore();
    },
    cancel: () => reading?.abort(),
  };
}
