import type { AuditQuery } from '#shared/audit/audit-report.ts';
import { type RunningRequest, createLatestRequest, unlessCancelled } from '../latest-request.ts';
import { createNextPages } from '../next-pages.ts';
import { daysOf } from './day-buckets.ts';
import { filterOf, rangeProblem } from './filter-form.ts';
import type { LiveReport, Progress } from './report-source.ts';
import type { Actions, ReportState, StoreParts } from './state.ts';

interface Reading extends Actions<'readMore' | 'retryMore' | 'cancel' | 'checkWhole'> {
  /** Reads the first page and the totals, and what the log itself can be asked. */
  read(): Promise<void>;
  /** What the rows on screen were asked for with. */
  shown(): AuditQuery | undefined;
}

/** How the report is read. */
export function createReading(parts: StoreParts): Reading {
  const { source, onViewed, get, set } = parts;
  let shown: AuditQuery | undefined;
  const nextPages = createNextPages({
    get,
    set,
    shown: () => shown,
    ask: (query: AuditQuery, after, options) => source.page(query, after, options),
  });
  const latest = createLatestRequest<ReportState>(set, stagesOf(get));
  const wholeCheck = createWholeCheck(parts);

  async function ask(query: AuditQuery, request: RunningRequest<ReportState>): Promise<void> {
    const onProgress = (reading: Progress) => {
      request.show({ reading });
    };
    const options = { signal: request.signal, onProgress };
    const page = await source.page(query, null, options);
    if (!request.isLatest()) return;
    shown = query;
    set({ rows: page.rows, next: page.next, isCounting: true, reading: undefined });
    const summary = await source.summary(query.filter, options);
    const covered = daysOf(query.filter);
    request.show({ summary, covered, isCounting: false, reading: undefined });
    if (source.live !== undefined) await askLog(source.live, request, { query, get });
  }

  return {
    async read() {
      const { form, sort, columns } = get();
      const problem = rangeProblem(form);
      set({ problem });
      if (problem !== undefined) return;
      onViewed({ form, sort, columns: [...columns] });
      const query = { filter: filterOf(form, new Date()), sort };
      nextPages.cancel();
      await latest.run((request) => ask(query, request));
    },
    readMore: nextPages.readMore,
    retryMore: nextPages.retryMore,
    checkWhole: wholeCheck.run,
    cancel() {
      latest.cancel();
      wholeCheck.cancel();
    },
    shown: () => shown,
  };
}

/** A check of the whole log, beside whatever else is shown. */
const CHECKING = {
  begin: () => ({ checking: { done: 0, total: 0 }, verdict: undefined, failure: undefined }),
  fail: unlessCancelled,
  end: () => ({ checking: undefined }),
};

function createWholeCheck({ source: { live }, set }: StoreParts) {
  const checks = createLatestRequest<ReportState>(set, CHECKING);
  return {
    cancel: checks.cancel,
    async run() {
      if (live === undefined) return;
      await checks.run(async ({ signal, show }) => {
        const onProgress = (checking: Progress) => {
          show({ checking });
        };
        show({ verdict: await live.verify(true, { signal, onProgress }) });
      });
    },
  };
}

function stagesOf(get: StoreParts['get']) {
  return {
    begin: () => ({
      failure: undefined,
      failureOfMore: undefined,
      done: undefined,
      failureOfWriting: undefined,
      reading: { done: 0, total: 0 },
    }),
    fail: unlessCancelled,
    end: () => ({
      reading: undefined,
      checking: undefined,
      // Totals of other rows would be taken for those of these.
      ...(get().isCounting && { isCounting: false, summary: undefined }),
    }),
  };
}

/** What only the log itself can be asked. */
async function askLog(
  live: LiveReport,
  { signal, show }: RunningRequest<ReportState>,
  { query, get }: Pick<StoreParts, 'get'> & { readonly query: AuditQuery },
): Promise<void> {
  show({ rotation: await live.rotation({ signal }) });
  if (get().verdict === undefined) {
    const onProgress = (checking: Progress) => {
      show({ checking });
    };
    onProgress({ done: 0, total: 0 });
    const verdict = await live.verify(false, { signal, onProgress });
    show({ verdict, checking: undefined });
  }
  // Last: it is for later.
  await live.keep({ query, columns: get().columns }, { signal });
}
