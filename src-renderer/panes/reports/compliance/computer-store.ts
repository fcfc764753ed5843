import { type StoreApi, createStore } from 'zustand/vanilla';
import { NOTHING_WRITTEN, createWriter } from '../writing.ts';
import type { ComplianceReader } from './compliance-reader.ts';
import { searchActions } from './computer-search.ts';
import type { ComputerState } from './computer-state.ts';

export function createComputerStore(reader: ComplianceReader): StoreApi<ComputerState> {
  return createStore<ComputerState>((set, get) => {
    const writer = createWriter(set, get);
    return {
      form: { by: 'computer', text: '' },
      isEmpty: false,
      several: undefined,
      shown: undefined,
      isSearching: false,
      failure: undefined,
      ...NOTHING_WRITTEN,

      ...searchActions({ reader, get, set }),
      async write(form) {
        const { shown } = get();
        if (shown === undefined) return;
        const { source, computer } = shown;
        const { name, domain } = computer;
        const report = { report: 'computer-compliance', name, domain } as const;
        await writer.write((options) => reader.write({ source, report }, form, options));
      },
      stopWriting: writer.stop,
    };
  });
}
