import { asAskError } from '#renderer/api.ts';
import type { ComplianceForm } from '#shared/compliance/compliance-view.ts';
import { fullName } from './cell-text.ts';
import type { Reading } from './enterprise-reading.ts';
import { type Actions, type StoreParts, isSortColumn } from './enterprise-state.ts';
import { isSameForm, isTyped } from './filter-form.ts';

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

type ViewActions = Actions<
  'edit' | 'applyTyped' | 'narrow' | 'sortBy' | 'toggle' | 'showColumns' | 'apply'
>;

/** How the details are looked at: their filters, their order and their columns. */
export function viewActions(
  { onViewed, get, set }: StoreParts,
  { readDetails, readSoon }: Pick<Reading, 'readDetails' | 'readSoon'>,
): ViewActions {
  const put = (changes: Partial<ComplianceForm>) => {
    set({ form: { ...get().form, ...changes } });
  };
  const applyForm = () => {
    const { form, applied } = get();
    if (!isSameForm(form, applied)) void readDetails();
  };
  return {
    edit(changes) {
      put(changes);
      if (isTyped(changes)) readSoon(applyForm);
      else applyForm();
    },

    applyTyped: applyForm,

    async narrow(changes) {
      put(changes);
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
