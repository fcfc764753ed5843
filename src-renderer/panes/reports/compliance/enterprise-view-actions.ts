import { asAskError } from '#renderer/api.ts';
import { fullName } from './cell-text.ts';
import { type Actions, type StoreParts, isSortColumn } from './enterprise-state.ts';

/** Which source is read, and reading it anew. */
export function sourceActions(
  { reader, get, set }: StoreParts,
  readAll: () => Promise<void>,
): Actions<'begin' | 'chooseSource' | 'view'> {
  return {
    async begin() {
      try {
        const sources = await reader.sources();
        set({ sources, source: sources[0] ?? '' });
        if (sources.length > 0) await readAll();
      } catch (error) {
        set({ failure: asAskError(error) });
      }
    },

    async chooseSource(source) {
      set({ source });
      await readAll();
    },

    view: () => (get().sources === undefined ? get().begin() : readAll()),
  };
}

type ViewActions = Actions<'edit' | 'narrow' | 'sortBy' | 'toggle' | 'showColumns' | 'apply'>;

/** How the details are looked at: their filters, their order and their columns. */
export function viewActions(
  { onViewed, get, set }: StoreParts,
  readDetails: () => Promise<void>,
): ViewActions {
  return {
    edit(changes) {
      set({ form: { ...get().form, ...changes } });
    },

    async narrow(changes) {
      get().edit(changes);
      await readDetails();
    },

    async sortBy(column) {
      if (!isSortColumn(column)) return;
      const { sort } = get();
      const descending = sort.column === column ? !sort.descending : column === 'lastContactAt';
      set({ sort: { column, descending } });
      await readDetails();
    },

    toggle(computer) {
      const expanded = new Set(get().expanded);
      const name = fullName(computer);
      if (!expanded.delete(name)) expanded.add(name);
      set({ expanded });
    },

    showColumns(columns) {
      if (columns.length === 0) return;
      set({ columns });
      const { form, sort } = get();
      onViewed({ form, sort, columns: [...columns] });
    },

    async apply(view) {
      set(view);
      await readDetails();
    },
  };
}
