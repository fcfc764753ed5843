import { rangeProblem } from './filter-form.ts';
import type { Actions, StoreParts } from './state.ts';

type ViewActions = Actions<'edit' | 'view' | 'narrow' | 'sortBy' | 'showColumns' | 'apply'>;

/** How the report is looked at: its filter, its order and its columns. */
export function viewActions(
  { onViewed, get, set }: StoreParts,
  read: () => Promise<void>,
): ViewActions {
  return {
    edit(changes) {
      const form = { ...get().form, ...changes };
      set({ form, ...(get().problem !== undefined && { problem: rangeProblem(form) }) });
    },

    async view() {
      set({ verdict: undefined });
      await read();
    },

    async narrow(changes) {
      get().edit(changes);
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
