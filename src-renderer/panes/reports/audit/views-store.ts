import { type StoreApi, createStore } from 'zustand/vanilla';
import { MOST_NAMED_VIEWS, type ReportView, type ReportViews } from '../../../../src-shared/model/report-view.ts';
import type { Api } from '../../../api.ts';

export interface ViewsState {
  /** What is remembered for this person; undefined until main has said. */
  readonly views: ReportViews | undefined;
  recall(): Promise<void>;
  rememberLast(view: ReportView): void;
  /** Keeps a view under a name, in place of one that has it already. */
  name(name: string, view: ReportView): void;
  forget(name: string): void;
}

const NONE: ReportViews = { last: null, named: [] };

/** How this person looks at the report. A convenience: what cannot be remembered is no failure of anything. */
export function createViewsStore(api: Api): StoreApi<ViewsState> {
  return createStore<ViewsState>((set, get) => {
    function remember(changes: Partial<ReportViews>): void {
      const views = { ...(get().views ?? NONE), ...changes };
      set({ views });
      api.ask('reports.rememberViews', { views }).catch(() => undefined);
    }
    const others = (name: string) => (get().views ?? NONE).named.filter((named) => named.name !== name);

    return {
      views: undefined,
      async recall() {
        const { views } = await api.ask('reports.views', undefined).catch(() => ({ views: NONE }));
        set({ views });
      },
      rememberLast: (last) => {
        remember({ last });
      },
      name: (name, view) => {
        remember({ named: [...others(name), { name, view }].slice(-MOST_NAMED_VIEWS) });
      },
      forget: (name) => {
        remember({ named: others(name) });
      },
    };
  });
}
