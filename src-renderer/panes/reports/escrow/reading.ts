import { asAskError } from '#renderer/api.ts';
import { EVERY_ROW, type EscrowQuery, type EscrowReading } from '#shared/escrow/escrow-report.ts';
import { type RunningRequest, createLatestRequest, unlessCancelled } from '../latest-request.ts';
import { createNextPages } from '../next-pages.ts';
import { createTypingPause } from '../typing-pause.ts';
import { filterOf, isFiltered } from './filter-form.ts';
import type { Actions, EscrowState, StoreParts } from './state.ts';

export interface Reading extends Actions<'begin' | 'view' | 'readMore' | 'retryMore' | 'cancel'> {
  /** Reads the first page of what was read, and how many rows fit. */
  readRows(): Promise<void>;
  /** Does this once nobody has typed for a moment, unless something else is read before. */
  readSoon(work: () => void): void;
  /** What the rows on screen were asked for with. */
  shown(): EscrowQuery | undefined;
}

const STAGES = {
  begin: () => ({
    failure: undefined,
    failureOfMore: undefined,
    done: undefined,
    failureOfWriting: undefined,
  }),
  fail: unlessCancelled,
  end: () => ({ reading: undefined }),
};

/** How the report is read: every source once, and then page after page of what they told. */
export function createReading(parts: StoreParts): Reading {
  const { reader, get, set } = parts;
  let shown: EscrowQuery | undefined;
  const nextPages = createNextPages({
    get,
    set,
    shown: () => shown,
    ask: (query: EscrowQuery, after, options) => reader.page(query, after, options),
  });
  const typing = createTypingPause();
  const latest = createLatestRequest<EscrowState>(set, STAGES);

  const onShown = (query: EscrowQuery) => {
    shown = query;
  };
  const run = async (work: (request: RunningRequest<EscrowState>) => Promise<void>) => {
    typing.end();
    nextPages.cancel();
    await latest.run(work);
  };

  return {
    async begin() {
      try {
        const last = await reader.last();
        if (last === null) set({ last });
        else await run((request) => showRows(parts, request, { last, onShown }));
      } catch (error) {
        set({ failure: asAskError(error) });
      }
    },

    view: () =>
      run(async (request) => {
        const last = await readSources(parts, request);
        await showRows(parts, request, { last, onShown });
      }),

    readRows: () => run((request) => showRows(parts, request, { onShown })),
    readSoon: typing.begin,
    readMore: nextPages.readMore,
    retryMore: nextPages.retryMore,
    cancel() {
      typing.end();
      latest.cancel();
    },
    shown: () => shown,
  };
}

/** Reads every source anew, where there are any. */
async function readSources(
  { reader: { read }, get }: StoreParts,
  { signal, show }: RunningRequest<EscrowState>,
): Promise<EscrowReading | undefined> {
  if (read === undefined) return get().last ?? undefined;
  show({ reading: [] });
  const onProgress = (reading: EscrowState['reading']) => {
    show({ reading });
  };
  return read({ signal, onProgress });
}

interface Showing {
  /** What was read just now; without it, what is on screen is counted already. */
  readonly last?: EscrowReading | undefined;
  /** Told just before the rows are on screen. */
  readonly onShown: (query: EscrowQuery) => void;
}

/** Shows everything at once: what changes one after the other would flicker. */
async function showRows(
  { reader, get }: StoreParts,
  { signal, isLatest, show }: RunningRequest<EscrowState>,
  { last, onShown }: Showing,
): Promise<void> {
  const { form, sort, summary } = get();
  show({ applied: form });
  const query = { filter: filterOf(form, new Date()), sort };
  const known = last === undefined ? summary : undefined;
  const [all, fitting, page] = await Promise.all([
    known ?? reader.summary(EVERY_ROW, { signal }),
    isFiltered(form) ? reader.summary(query.filter, { signal }) : undefined,
    reader.page(query, null, { signal }),
  ]);
  if (!isLatest()) return;
  onShown(query);
  show({
    ...page,
    ...(last !== undefined && { last }),
    summary: all,
    fitting: (fitting ?? all).rows,
  });
}
