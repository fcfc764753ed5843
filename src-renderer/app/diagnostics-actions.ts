import type { Actions, StoreParts } from './session-state.ts';

/** What is told to whoever looks for a fault, and that Keydesk ended unexpectedly. */
export function diagnosticsActions({
  api,
  set,
}: StoreParts): Actions<'setDiagnosticsOpen' | 'lookForCrash' | 'dismissCrash'> {
  return {
    setDiagnosticsOpen: (isDiagnosticsOpen) => {
      set({ isDiagnosticsOpen });
    },
    async lookForCrash() {
      const { at } = await api.ask('diagnostics.crash', undefined).catch(() => ({ at: null }));
      set({ crashedAt: at ?? undefined });
    },
    async dismissCrash() {
      set({ crashedAt: undefined });
      await api.ask('diagnostics.dismissCrash', undefined).catch(() => undefined);
    },
  };
}
