import type { AuditQuery } from '#shared/audit/audit-report.ts';
import { type RunningRequest, createLatestRequest, unlessCancelled } from '../latest-request.ts';
import type { Progress } from './report-source.ts';
import type { ReportState, StoreParts } from './state.ts';

/** While the log is checked, beside whatever else is shown. */
const CHECKING = {
  begin: () => ({ checking: { done: 0, total: 0 }, verdict: undefined, failure: undefined }),
  fail: unlessCancelled,
  end: () => ({ checking: undefined }),
};

/** While it is compared with anchors: what was found of the log before stays. */
const COMPARING = {
  begin: () => ({ anchors: undefined, failure: undefined }),
  fail: unlessCancelled,
  end: () => ({ checking: undefined }),
};

/** What only the log itself can be asked. Another filter neither stops nor repeats it. */
export function createLogQuestions(
  { source: { live }, get, set }: StoreParts,
  shown: () => AuditQuery | undefined,
) {
  const latest = createLatestRequest<ReportState>(set, CHECKING);
  const comparing = createLatestRequest<ReportState>(set, COMPARING);
  const optionsOf = ({ signal, show }: RunningRequest<ReportState>) => ({
    signal,
    onProgress: (checking: Progress) => {
      show({ checking });
    },
  });
  return {
    cancel() {
      latest.cancel();
      comparing.cancel();
    },
    async ask() {
      if (live === undefined) return;
      await latest.run(async (request) => {
        const { signal, show } = request;
        show({ rotation: await live.rotation({ signal }) });
        show({ verdict: await live.verify(false, optionsOf(request)), checking: undefined });
        const query = shown();
        // Last: it is for later.
        if (query !== undefined) await live.keep({ query, columns: get().columns }, { signal });
      });
    },
    async checkWhole() {
      if (live === undefined) return;
      await latest.run(async (request) => {
        request.show({ verdict: await live.verify(true, optionsOf(request)) });
      });
    },
    async compareAnchors() {
      if (live === undefined) return;
      await comparing.run(async (request) => {
        const compared = await live.compareAnchors(optionsOf(request));
        if (compared === null) return;
        const { chain, anchors } = compared;
        request.show(anchors === null ? { verdict: { verdict: chain, since: null } } : { anchors });
      });
    },
  };
}
