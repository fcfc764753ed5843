import { type ComplianceQuery, EVERY_COMPUTER } from '#shared/compliance/enterprise-compliance.ts';
import { type RunningRequest, createLatestRequest, unlessCancelled } from '../latest-request.ts';
import { createNextPages } from '../next-pages.ts';
import type { Progress } from './compliance-reader.ts';
import type { Actions, EnterpriseState, StoreParts } from './enterprise-state.ts';
import { filterOf, isFiltered } from './filter-form.ts';

/** What the rows on screen were asked for with. */
interface Shown {
  readonly source: string;
  readonly query: ComplianceQuery;
}

interface Reading extends Actions<'readMore' | 'retryMore' | 'cancel'> {
  /** Reads the first page, and how many computers fit. */
  readDetails(): Promise<void>;
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
  const latest = createLatestRequest<EnterpriseState>(set, STAGES);

  async function askDetails(
    wanted: Shown,
    isNarrowed: boolean,
    request: RunningRequest<EnterpriseState>,
  ): Promise<void> {
    const options = optionsOf(request);
    const { rows, next } = await reader.page({ ...wanted, after: null }, options);
    if (!request.isLatest()) return;
    shown = wanted;
    const fitting = isNarrowed ? undefined : get().summary?.managed;
    set({ rows, next, expanded: new Set(), fitting });
    if (!isNarrowed) return;
    const { managed } = await reader.summary(wanted.source, wanted.query.filter, options);
    request.show({ fitting: managed });
  }

  async function read(withDashboard: boolean): Promise<void> {
    const { source, form, sort, columns } = get();
    onViewed({ form, sort, columns: [...columns] });
    const wanted = { source, query: { filter: filterOf(form, new Date()), sort } };
    nextPages.cancel();
    await latest.run(async (request) => {
      if (withDashboard) {
        const summary = await reader.summary(source, EVERY_COMPUTER, optionsOf(request));
        if (!request.isLatest()) return;
        set({ summary });
      }
      await askDetails(wanted, isFiltered(form), request);
    });
  }

  return {
    readDetails: () => read(false),
    readAll: () => read(true),
    readMore: nextPages.readMore,
    retryMore: nextPages.retryMore,
    cancel: latest.cancel,
    shown: () => shown,
  };
}

function optionsOf({ signal, show }: RunningRequest<EnterpriseState>) {
  const onProgress = (reading: Progress) => {
    show({ reading });
  };
  return { signal, onProgress };
}
