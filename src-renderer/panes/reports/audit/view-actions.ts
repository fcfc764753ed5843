import { rangeProblem } from '#shared/reports/day-range.ts';
import type { FilterForm } from '#shared/reports/report-view.ts';
import { areDays, isSameForm, isTyped } from './filter-form.ts';
import type { Reading } from './reading.ts';
import type { Actions, StoreParts } from './state.ts';

type ViewActions = Actions<
  'edit' | 'applyTyped' | 'view' | 'narrow' | 'sortBy' | 'showColumns' | 'apply'
>;

/** How the report is looked at: its filter, its order and its columns. */
export function viewActions(
  { onViewed, get, set }: StoreParts,
  { read, readSoon, askLog }: Pick<Reading, 'read' | 'readSoon' | 'askLog'>,
): ViewActions {
  const put = (changes: Partial<FilterForm>) => {
    const form = { ...get().form, ...changes };
    set({ form, ...(get().problem !== undefined && { problem: rangeProblem(form) }) });
  };

  /** @param isQuiet whoever chooses days is not told that one is missing yet */
  async function applyForm({ isQuiet }: { readonly isQuiet: boolean }): Promise<void> {
    const { form, applied } = get();
    const problem = rangeProblem(form);
    set({ problem: isQuiet && problem === 'missing' ? undefined : problem });
    if (problem === undefined && !isSameForm(form, applied)) await read();
  }

  return {
    edit(changes) {
      put(changes);
      const work = () => void applyForm({ isQuiet: areDays(changes) });
      if (isTyped(changes)) readSoon(work);
      else work();
    },

    applyTyped() {
      void applyForm({ isQuiet: false });
    },

    async view() {
      set({ verdict: undefined, anchors: undefined });
      if (await read()) await askLog();
    },

    async narrow(changes) {
      put(changes);
      await read();
    },

    async sortBy(column) {
      const { sort, rows } = get();
      const descending = sort.column === column ? !sort.descending : column === 'time';
      set({ sort: { column, descending } });
      if (rows !== undefined) await read();
    },

    showColumns(columns) {
      if (columns.length === 0) return;
      set({ columns });
      if (get().rows !== undefined)
        onViewed({ form: get().form, sort: get().sort, columns: [...columns] });
    },

    async apply({ form, sort, columns }) {
      set({ form, sort, columns });
      await read();
    },
  };
}
