import type { SaveResult } from '#shared/contract.ts';
import type { Actions, StoreParts, Task } from './state.ts';

type Save = (task: Task, call: (disclosureId: string) => Promise<SaveResult>) => Promise<void>;

/** Saving the disclosed key, and where to. */
export function keyActions(
  { api, get, set }: StoreParts,
  save: Save,
): Actions<'save' | 'saveKeyPackage' | 'saveKit' | 'lookForDrives'> {
  async function saveBy(
    task: Task,
    call: 'recovery.save' | 'recovery.saveKeyPackage' | 'recovery.saveKit',
  ): Promise<void> {
    if (get().result === undefined) return;
    await save(task, (disclosureId) => api.ask(call, { disclosureId }));
    // A drive has less room now, or is no longer there.
    await get().lookForDrives();
  }

  return {
    save: () => saveBy('save', 'recovery.save'),
    saveKeyPackage: () => saveBy('save-key-package', 'recovery.saveKeyPackage'),
    saveKit: () => saveBy('save-kit', 'recovery.saveKit'),
    async lookForDrives() {
      // Without the list a person can still save, so that it is missing is no failure.
      const { drives } = await api
        .ask('recovery.removableDrives', undefined)
        .catch(() => ({ drives: [] }));
      set({ drives });
    },
  };
}
