import { secondsFromNow } from '#renderer/app/disclosed-secret.ts';
import type { Actions, StoreParts } from './state.ts';

/** What is done beside the key: commands copied, notes added to its record. */
export function procedureActions({
  api,
  get,
  perform,
}: StoreParts): Actions<'copyCommand' | 'saveNote'> {
  return {
    async copyCommand(command, withPassword) {
      const { result } = get();
      if (result === undefined) return;
      const { disclosureId } = result;
      await perform('copy-command', async () => {
        const { clearAfterSeconds } = await api.ask('recovery.copyCommand', {
          disclosureId,
          command,
          withPassword,
        });
        const clearsAtMs =
          clearAfterSeconds === null ? undefined : secondsFromNow(clearAfterSeconds);
        return { done: { what: 'copied', kind: command.kind, clearsAtMs } };
      });
    },

    async saveNote(procedure, note) {
      const { result } = get();
      if (result === undefined) return;
      await perform('note', async () => {
        await api.ask('recovery.note', { disclosureId: result.disclosureId, note });
        return { done: { what: 'noted', procedure } };
      });
    },
  };
}
