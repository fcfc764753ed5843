import { type StoreApi, createStore } from 'zustand/vanilla';
import { MOST_NAMED_VIEWS, type RememberedViews } from '#shared/console/remembered-views.ts';

interface ViewsState<View> {
  /** What is remembered for this person; undefined until main has said. */
  readonly views: RememberedViews<View> | undefined;
  recall(): Promise<void>;
  rememberLast(view: View): void;
  /** Keeps a view under a name, in place of one that has it already. */
  name(name: string, view: View): void;
  forget(name: string): void;
}

/** Where the views of one report are kept. */
export interface ViewsKeeper<View> {
  recall(): Promise<{ readonly views: RememberedViews<View> }>;
  remember(views: RememberedViews<View>): Promise<unknown>;
}

/**
 * How this person looks at a report. A convenience: what cannot be remembered is no failure of
 * anything.
 */
export function createViewsStore<View>(keeper: ViewsKeeper<View>): StoreApi<ViewsState<View>> {
  return createStore<ViewsState<View>>((set, get) => {
    const known = (): RememberedViews<View> => get().views ?? { last: null, named: [] };
    function remember(changes: Partial<RememberedViews<View>>): void {
      const views = { ...known(), ...changes };
      set({ views });
      keeper.remember(views).catch(() => undefined);
    }
    const others = (name: string) => known().named.filter((named) => named.name !== name);

    return {
      views: undefined,
      async recall() {
        const { views } = await keeper.recall().catch(() => ({ views: known() }));
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
