import { secondsFromNow } from '#renderer/app/disclosed-secret.ts';
import { isAlike } from '#renderer/only-changes.ts';
import type { OutputOf, SaveResult } from '#shared/contract.ts';
import type { Actions, Result, StoreParts, Task } from './state.ts';

type Save = (task: Task, call: (disclosureId: string) => Promise<SaveResult>) => Promise<void>;

/** Saving the disclosed key, and where to. */
export function keyActions(
  { api, get, set, perform }: StoreParts,
  save: Save,
): Actions<'save' | 'saveKeyPackage' | 'saveKit' | 'lookForDrives' | 'showLonger' | 'keepReading'> {
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
    async showLonger() {
      const { result } = get();
      if (result?.shown === undefined) return;
      const { disclosureId } = result;
      await perform('show-longer', async () => {
        const longer = await api.ask('recovery.showLonger', { disclosureId });
        return { result: shownLonger(get().result, longer) };
      });
    },
    keepReading(reading) {
      const { result } = get();
      if (result) set({ result: { ...result, reading } });
    },
    save: () => saveBy('save', 'recovery.save'),
    saveKeyPackage: () => saveBy('save-key-package', 'recovery.saveKeyPackage'),
    saveKit: () => saveBy('save-kit', 'recovery.saveKit'),
    async lookForDrives() {
      // Without the list a person can still save, so that it is missing is no failure.
      const { drives } = await api
        .ask('recovery.removableDrives', undefined)
        .catch(() => ({ drives: [] }));
      // They are asked for again and again, and mostly are the same.
      if (!isAlike(drives, get().drives)) set({ drives });
    },
  };
}

/** One that has hidden in the meantime stays hidden. */
function shownLonger(
  result: Result | undefined,
  { bySeconds, heldForSeconds }: OutputOf<'recovery.showLonger'>,
): Result | undefined {
  if (result?.shown === undefined) return result;
  const { shown } = result;
  const heldUntilMs = secondsFromNow(heldForSeconds);
  const hidesAtMs = Math.min(shown.hidesAtMs + bySeconds * 1000, heldUntilMs);
  return { ...result, heldUntilMs, shown: { ...shown, hidesAtMs } };
}
