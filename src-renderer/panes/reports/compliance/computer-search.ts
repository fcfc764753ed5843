import type { FoundComputer } from '#shared/contract.ts';
import { createLatestRequest, unlessCancelled } from '../latest-request.ts';
import { fullName } from './cell-text.ts';
import type { FoundComputers } from './compliance-reader.ts';
import type { ComputerState, StoreParts } from './computer-state.ts';

type SearchActions = Pick<ComputerState, 'edit' | 'search' | 'show' | 'open' | 'cancel'>;

const STAGES = {
  begin: () => ({
    isSearching: true,
    failure: undefined,
    done: undefined,
    failureOfWriting: undefined,
    several: undefined,
    shown: undefined,
  }),
  fail: unlessCancelled,
  end: () => ({ isSearching: false }),
};

/** Looking for a computer, and choosing one of those that were found. */
export function searchActions({ reader, get, set }: StoreParts): SearchActions {
  const latest = createLatestRequest<ComputerState>(set, STAGES);
  return {
    edit(changes) {
      set({ form: { ...get().form, ...changes }, isEmpty: false });
    },

    async search() {
      const { form } = get();
      if (form.text.trim() === '') {
        set({ isEmpty: true, failure: undefined });
        return;
      }
      await latest.run(async ({ signal, show }) => {
        const answer = await reader.find(form, { signal });
        const shown = meant(answer, form.text);
        const isOnlyOne =
          shown !== undefined && answer.found.length <= 1 && answer.missing.length === 0;
        show({ shown, several: isOnlyOne ? undefined : answer });
      });
    },

    show(shown) {
      set({ shown, done: undefined, failureOfWriting: undefined, failure: undefined });
    },

    async open(name, domain) {
      set({ form: { by: 'computer', text: fullName({ name, domain }) }, isEmpty: false });
      await get().search();
    },

    cancel: latest.cancel,
  };
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
