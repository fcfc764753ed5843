import type { AuditQuery } from '#shared/audit/audit-report.ts';
import { daysOf } from '#shared/audit/day-buckets.ts';
import { periodBefore } from '#shared/audit/period-before.ts';
import { filterOf, rangeProblem } from '#shared/reports/day-range.ts';
import { type RunningRequest, createLatestRequest, unlessCancelled } from '../latest-request.ts';
import { createNextPages } from '../next-pages.ts';
import { isSoon } from '../soon.ts';
import { createTypingPause } from '../typing-pause.ts';
import { createLogQuestions } from './log-questions.ts';
import type { Progress } from './report-source.ts';
import type { Actions, ReportState, StoreParts } from './state.ts';

export interface Reading extends Actions<
  'readMore' | 'retryMore' | 'cancel' | 'checkWhole' | 'compareAnchors'
> {
  /** Reads the first page and the totals. @returns false when that failed or was cancelled */
  read(): Promise<boolean>;
  /** Does this once nobody has typed for a moment, unless something else is read before. */
  readSoon(work: () => void): void;
  /**
   * What does not depend on the filter: the keys that wait for their replacement, and a check of
   * the log. Then the report is kept, where the organisation wants that.
   */
  askLog(): Promise<void>;
  /** What the rows on screen were asked for with. */
  shown(): AuditQuery | undefined;
}

/** How the report is read. */
export function createReading(parts: StoreParts): Reading {
  const { source, onViewed, get, set } = parts;
  let shown: AuditQuery | undefined;
  const typing = createTypingPause();
  const nextPages = createNextPages({
    get,
    set,
    shown: () => shown,
    ask: (query: AuditQuery, after, options) => source.page(query, after, options),
  });
  const latest = createLatestRequest<ReportState>(set, stagesOf(get));
  const log = createLogQuestions(parts, () => shown);
  const onShown = (query: AuditQuery) => {
    shown = query;
  };

  return {
    async read() {
      typing.end();
      const { form, sort, columns } = get();
      const problem = rangeProblem(form);
      set({ problem });
      if (problem !== undefined) return false;
      onViewed({ form, sort, columns: [...columns] });
      const query = { filter: filterOf(form, new Date()), sort };
      set({ applied: form });
      nextPages.cancel();
      return latest.run((request) => ask(parts, { query, request, onShown }));
    },
    readSoon: typing.begin,
    askLog: log.ask,
    readMore: nextPages.readMore,
    retryMore: nextPages.retryMore,
    checkWhole: log.checkWhole,
    compareAnchors: log.compareAnchors,
    cancel() {
      typing.end();
      latest.cancel();
      log.cancel();
    },
    shown: () => shown,
  };
}

interface Question {
  readonly query: AuditQuery;
  readonly request: RunningRequest<ReportState>;
  /** Told just before the rows are on screen. */
  readonly onShown: (query: AuditQuery) => void;
}

/** Shows what is there in a moment at once: what changes one after the other would flicker. */
async function ask(
  { source, set }: StoreParts,
  { query, request, onShown }: Question,
): Promise<void> {
  const onProgress = (reading: Progress) => {
    request.show({ reading });
  };
  const options = { signal: request.signal, onProgress };
  const { rows, next } = await source.page(query, null, options);
  if (!request.isLatest()) return;
  const summary = source.summary(query.filter, options);
  // A report file holds nothing from before its own range.
  const earlier = source.live && periodBefore(query.filter);
  const before = summary.then(() => earlier && source.summary(earlier, options));
  const all = Promise.all([summary, before]);
  const areSoon = await isSoon(all);
  if (!request.isLatest()) return;
  onShown(query);
  const done = {
    covered: daysOf(query.filter),
    unusual: source.unusual && ('looking' as const),
    isCounting: false,
    reading: undefined,
  };
  if (areSoon) {
    const [counted, compared] = await all;
    request.show({ rows, next, summary: counted, before: compared, ...done });
  } else {
    const { unusual } = done;
    set({ rows, next, unusual, isCounting: true, reading: undefined });
    request.show({ summary: await summary, before: undefined, ...done });
    request.show({ before: await before, reading: undefined });
  }
  // Last, because nothing else waits for it.
  const { signal } = request;
  request.show({ unusual: await source.unusual?.(query.filter, { signal }) });
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
      ...(get().unusual === 'looking' && { unusual: undefined }),
      // Totals of other rows would be taken for those of these.
      ...(get().isCounting && { isCounting: false, summary: undefined, before: undefined }),
    }),
  };
}
