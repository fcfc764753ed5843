import { type ComplianceQuery, EVERY_COMPUTER } from '#shared/compliance/enterprise-compliance.ts';
import { type RunningRequest, createLatestRequest, unlessCancelled } from '../latest-request.ts';
import { createNextPages } from '../next-pages.ts';
import { isSoon } from '../soon.ts';
import { createTypingPause } from '../typing-pause.ts';
import type { Progress } from './compliance-reader.ts';
import type { Actions, EnterpriseState, StoreParts } from './enterprise-state.ts';
import { filterOf, isFiltered } from './filter-form.ts';

/** What the rows on screen were asked for with. */
interface Shown {
  readonly source: string;
  readonly query: ComplianceQuery;
}

export interface Reading extends Actions<'readMore' | 'retryMore' | 'cancel'> {
  /** Reads the first page, and how many computers fit. */
  readDetails(): Promise<void>;
  /** Does this once nobody has typed for a moment, unless something else is read before. */
  readSoon(work: () => void): void;
  /** Reads the dashboard as well, before the details. */
  readAll(): Promise<void>;
  shown(): Shown | undefined;
}

const STAGES = {
  begin: () => ({
    failure: undefined,
    failureOfMore: undefined,
    done: undefined,
    failureOfWriting: undefined,
    reading: { done: 0, total: 0 },
  }),
  fail: unlessCancelled,
  end: () => ({ reading: undefined }),
};

/** How the report is read. */
export function createReading(parts: StoreParts): Reading {
  const { reader, onViewed, get, set } = parts;
  let shown: Shown | undefined;
  const nextPages = createNextPages({
    get,
    set,
    shown: () => shown,
    ask: (current: Shown, after, options) => reader.page({ ...current, after }, options),
  });
  const typing = createTypingPause();
  const latest = createLatestRequest<EnterpriseState>(set, STAGES);
  const onShown = (wanted: Shown) => {
    shown = wanted;
  };

  async function read(withDashboard: boolean): Promise<void> {
    typing.end();
    const { source, form, sort, columns } = get();
    set({ applied: form });
    onViewed({ form, sort, columns: [...columns] });
    const wanted = { source, query: { filter: filterOf(form, new Date()), sort } };
    nextPages.cancel();
    await latest.run(async (request) => {
      if (withDashboard) {
        const summary = await reader.summary(source, EVERY_COMPUTER, optionsOf(request));
        if (!request.isLatest()) return;
        set({ summary });
      }
      await askDetails(parts, { wanted, request, isNarrowed: isFiltered(form), onShown });
    });
  }

  return {
    readDetails: () => read(false),
    readAll: () => read(true),
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

interface Question {
  readonly wanted: Shown;
  readonly isNarrowed: boolean;
  readonly request: RunningRequest<EnterpriseState>;
  /** Told just before the rows are on screen. */
  readonly onShown: (wanted: Shown) => void;
}

/** Shows what is there in a moment at once: what changes one after the other would flicker. */
async function askDetails(
  { reader, get }: StoreParts,
  { wanted, isNarrowed, request, onShown }: Question,
): Promise<void> {
  const options = optionsOf(request);
  const { rows, next } = await reader.page({ ...wanted, after: null }, options);
  if (!request.isLatest()) return;
  const counting = isNarrowed
    ? reader.summary(wanted.source, wanted.query.filter, options)
    : Promise.resolve(get().summary);
  const isCounted = await isSoon(counting);
  if (!request.isLatest()) return;
  onShown(wanted);
  const fitting = isCounted ? (await counting)?.managed : undefined;
  request.show({ rows, next, expanded: new Set(), fitting });
  if (!isCounted) request.show({ fitting: (await counting)?.managed });
}

function optionsOf({ signal, show }: RunningRequest<EnterpriseState>) {
  const onProgress = (reading: Progress) => {
    show({ reading });
  };
  return { signal, onProgress };
}
