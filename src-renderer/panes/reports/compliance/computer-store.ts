import { type StoreApi, createStore } from 'zustand/vanilla';
import { type AskError, asAskError } from '#renderer/api.ts';
import type { ComputerSearch } from '#shared/compliance/computer-compliance.ts';
import type { FoundComputer } from '#shared/contract.ts';
import type { WrittenAs } from '../write-report.ts';
import { NOTHING_WRITTEN, type WritingState, createWriter } from '../writing.ts';
import { fullName } from './cell-text.ts';
import type { ComplianceReader, FoundComputers } from './compliance-reader.ts';

export interface ComputerState extends WritingState {
  readonly form: ComputerSearch;
  readonly isEmpty: boolean;
  /** Several computers to choose from. */
  readonly several: FoundComputers | undefined;
  readonly shown: FoundComputer | undefined;
  readonly isSearching: boolean;
  readonly failure: AskError | undefined;
  edit(changes: Partial<ComputerSearch>): void;
  /** Looks for what was typed; shows the only computer of that name, or a list. */
  search(): Promise<void>;
  show(found: FoundComputer): void;
  /** Shows a computer that is known from another report, as it is now. */
  open(name: string, domain: string): Promise<void>;
  /** Exports what is shown, or prints it. */
  write(form: WrittenAs): Promise<void>;
  /** Stops searching. */
  cancel(): void;
  stopWriting(): void;
}

/** The one that was meant: the only one there is, or the only one that is called exactly so. */
function meant({ found, isCut }: FoundComputers, text: string): FoundComputer | undefined {
  const [first, ...others] = found;
  if (others.length === 0 && !isCut) return first;
  const typed = text.trim().toLowerCase();
  const exact = found.filter(({ computer }) =>
    [computer.name, fullName(computer)].some((name) => name.toLowerCase() === typed),
  );
  return exact.length === 1 ? exact[0] : undefined;
}

export function createComputerStore(reader: ComplianceReader): StoreApi<ComputerState> {
  let running: AbortController | undefined;
  return createStore<ComputerState>((set, get) => {
    const writer = createWriter(set, get);
    return {
      form: { by: 'computer', text: '' },
      isEmpty: false,
      several: undefined,
      shown: undefined,
      isSearching: false,
      ...NOTHING_WRITTEN,
      failure: undefined,

      edit(changes) {
        set({ form: { ...get().form, ...changes }, isEmpty: false });
      },
      async search() {
        const { form } = get();
        if (form.text.trim() === '') {
          set({ isEmpty: true });
          return;
        }
        running?.abort();
        const own = new AbortController();
        running = own;
        set({
          isSearching: true,
          failure: undefined,
          done: undefined,
          failureOfWriting: undefined,
          several: undefined,
          shown: undefined,
        });
        try {
          const answer = await reader.find(form, { signal: own.signal });
          const shown = meant(answer, form.text);
          if (running === own)
            set({
              several:
                shown === undefined || answer.found.length > 1 || answer.missing.length > 0
                  ? answer
                  : undefined,
              shown,
            });
        } catch (error) {
          if (running === own) set({ failure: asAskError(error) });
        } finally {
          if (running === own) set({ isSearching: false });
        }
      },
      show: (shown) => {
        set({ shown, done: undefined, failureOfWriting: undefined, failure: undefined });
      },
      async open(name, domain) {
        set({ form: { by: 'computer', text: fullName({ name, domain }) }, isEmpty: false });
        await get().search();
      },
      async write(form) {
        const { shown } = get();
        if (shown === undefined) return;
        const { source, computer } = shown;
        const { name, domain } = computer;
        const report = { report: 'computer-compliance', name, domain } as const;
        await writer.write((options) => reader.write({ source, report }, form, options));
      },
      cancel: () => running?.abort(),
      stopWriting: writer.stop,
    };
  });
}
