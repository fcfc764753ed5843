import type { OutputOf } from '#shared/contract.ts';
import { LONGEST_TPM_FILE } from '#shared/tpm/longest-tpm-file.ts';
import type { TpmForm } from '#shared/tpm/tpm-request.ts';
import { checkForm } from './form-actions.ts';
import {
  type Actions,
  type Field,
  type ManageTpmState,
  type ResetTask,
  type StoreParts,
  authorisationOf,
} from './state.ts';

type ProofActions = Actions<'chooseProof' | 'chooseFile' | 'dropFile'>;
type LockoutActions = Actions<'readLockout' | 'prepareReset' | 'confirmReset' | 'declineReset'>;

/** Resetting a lockout: with what, and whether there is one at all. */
export function resetActions(parts: StoreParts): ProofActions & LockoutActions {
  return { ...proofActions(parts), ...lockoutActions(parts) };
}

function proofActions(parts: StoreParts): ProofActions {
  const { api, get, set } = parts;
  return {
    chooseProof(proof) {
      set({ proof });
      if (proof === 'file' && get().file === undefined) void get().chooseFile();
    },

    chooseFile: () =>
      performReset(parts, 'open-file', async () => {
        const { file } = await api.ask('tpm.chooseFile', undefined);
        return file === null ? {} : { file, proof: 'file' };
      }),

    dropFile: (dropped) =>
      performReset(parts, 'open-file', async () => {
        // One byte more than is allowed, so that main sees when a file is too long.
        const bytes = new Uint8Array(await dropped.slice(0, LONGEST_TPM_FILE + 1).arrayBuffer());
        const fileName = dropped.name.slice(0, 255);
        const { file } = await api.ask('tpm.dropFile', { fileName, bytes });
        return { file, proof: 'file' };
      }),
  };
}

function lockoutActions(parts: StoreParts): LockoutActions {
  const { api, get, set } = parts;
  return {
    readLockout: () =>
      askLockout(parts, 'read-lockout', (_form, read) => ({
        reading: { ...read, wasReset: false },
      })),

    prepareReset: () =>
      askLockout(parts, 'reset', (form, read) => {
        const reading = { ...read, wasReset: false };
        if (read.lockout.lockedOut === false) return { reading };
        return { reading, confirming: { form, hostName: read.hostName, proof: get().proof } };
      }),

    async confirmReset(accepted) {
      const { confirming } = get();
      const authorisation = authorisationOf(get());
      set({ confirming: undefined });
      if (confirming === undefined || authorisation === undefined) return;
      set({ reading: undefined });
      await performReset(parts, 'reset', async (signal) => {
        const input = { form: confirming.form, authorisation, ...accepted };
        const read = await api.ask('tpm.resetLockout', input, { signal });
        return { reading: { ...read, wasReset: true } };
      });
    },

    declineReset() {
      set({ confirming: undefined });
    },
  };
}

function askLockout(
  parts: StoreParts,
  task: 'read-lockout' | 'reset',
  changesFor: (form: TpmForm, read: OutputOf<'tpm.readLockout'>) => Partial<ManageTpmState>,
): readonly Field[] {
  const { api, get, set } = parts;
  const { form, wrong } = checkForm(parts);
  if (wrong.length > 0 || get().task !== undefined) return wrong;
  set({ reading: undefined });
  void performReset(parts, task, async (signal) =>
    changesFor(form, await api.ask('tpm.readLockout', { form }, { signal })),
  );
  return [];
}

async function performReset(
  parts: StoreParts,
  task: ResetTask,
  work: (signal: AbortSignal) => Promise<Partial<ManageTpmState>>,
): Promise<void> {
  const { get, set, perform } = parts;
  set({ failedReset: true, command: undefined });
  await perform(task, work);
  if (get().failure?.code === 'tpm.noPowerShell') await offerCommand(parts);
}

async function offerCommand({ api, get, set }: StoreParts): Promise<void> {
  const { command } = await api
    .ask('tpm.resetCommand', { form: get().form })
    .catch(() => ({ command: undefined }));
  set({ command });
}
