import { type StoreApi, createStore } from 'zustand/vanilla';
import { FIRST_ESCROW_COLUMNS } from '#shared/escrow/escrow-column.ts';
import { NOTHING_WRITTEN, createWriter } from '../writing.ts';
import type { EscrowReader } from './escrow-reader.ts';
import { type EscrowForm, FIRST_SORT, NO_FILTERS, isSameForm, isTyped } from './filter-form.ts';
import { type Reading, createReading } from './reading.ts';
import {
  type Actions,
  type EscrowState,
  NOTHING_READ,
  type StoreParts,
  isSortColumn,
} from './state.ts';

export function createEscrowStore(reader: EscrowReader): StoreApi<EscrowState> {
  return createStore<EscrowState>((set, get) => {
    const parts = { reader, get, set };
    const reading = createReading(parts);
    const { begin, view, readMore, retryMore, cancel, shown } = reading;
    const writer = createWriter(set, get);
    return {
      ...NOTHING_READ,
      ...NOTHING_WRITTEN,
      form: NO_FILTERS,
      applied: NO_FILTERS,
      sort: FIRST_SORT,
      columns: FIRST_ESCROW_COLUMNS,
      begin,
      view,
      readMore,
      retryMore,
      cancel,
      ...viewActions(parts, reading),

      async write(form) {
        const query = shown();
        if (query === undefined) return;
        const { columns } = get();
        await writer.write((options) => reader.write({ query, columns }, form, options));
      },
      stopWriting: writer.stop,
    };
  });
}

type ViewActions = Actions<'edit' | 'applyTyped' | 'narrow' | 'sortBy' | 'showColumns'>;

/** How the table is looked at: its filters, its order and its columns. */
function viewActions(
  { get, set }: StoreParts,
  { readRows, readSoon }: Pick<Reading, 'readRows' | 'readSoon'>,
): ViewActions {
  const put = (changes: Partial<EscrowForm>) => {
    set({ form: { ...get().form, ...changes } });
  };
  const applyForm = () => {
    const { form, applied, last } = get();
    if (last && !isSameForm(form, applied)) void readRows();
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
      if (get().last) await readRows();
    },

    async sortBy(column) {
      if (!isSortColumn(column)) return;
      const { sort } = get();
      const descending = sort.column === column ? !sort.descending : false;
      set({ sort: { column, descending } });
      await readRows();
    },

    showColumns(columns) {
      if (columns.length > 0) set({ columns });
    },
  };
}
