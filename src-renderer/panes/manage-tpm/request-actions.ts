import { shownFor } from '#renderer/app/disclosed-secret.ts';
import { staleFieldsOf } from '#renderer/app/stale-fields.ts';
import type { TpmDisclosure } from '#shared/contract.ts';
import { checkForm } from './form-actions.ts';
import {
  type Actions,
  EMPTY_FORM,
  type ManageTpmState,
  NO_OUTCOME,
  type Result,
  type StoreParts,
} from './state.ts';

/** Asking for an owner password. */
export function requestActions(
  parts: StoreParts,
): Actions<'submit' | 'showOwner' | 'explainBeyondLimit' | 'goBeyondLimit'> {
  const { api, get, set, perform, release } = parts;
  /** The record the last request was for; `undefined` where it was the form. */
  let lastAsked: string | undefined;
  return {
    submit(breakGlass) {
      const { form, wrong } = checkForm(parts);
      if (wrong.length > 0 || get().task !== undefined) return wrong;
      release(get().result);
      set(NO_OUTCOME);
      lastAsked = undefined;
      void perform('submit', async (signal) => {
        const found = await api.ask(
          'tpm.submit',
          { form, breakGlass: breakGlass ?? null },
          { signal },
        );
        return found.outcome === 'disclosed'
          ? disclosed(found.disclosure)
          : { history: { form, owners: found.owners } };
      });
      return [];
    },

    showOwner(ownerId, breakGlass) {
      const { history, task } = get();
      if (history === undefined || task !== undefined) return;
      const { form } = history;
      lastAsked = ownerId;
      release(get().result);
      set({ result: undefined, notice: undefined, proof: 'kept-by-computer', failedReset: false });
      void perform('submit', async (signal) => {
        const request = { form, ownerId, breakGlass: breakGlass ?? null };
        return disclosed((await api.ask('tpm.disclose', request, { signal })).disclosure);
      });
    },

    explainBeyondLimit(why) {
      set({ whyBeyondLimit: why });
    },

    goBeyondLimit() {
      const { showOwner, submit, whyBeyondLimit } = get();
      if (lastAsked === undefined) submit(whyBeyondLimit);
      else showOwner(lastAsked, whyBeyondLimit);
    },
  };
}

// A reset uses the owner password that was just retrieved, unless another one is chosen.
function disclosed(disclosure: TpmDisclosure): Partial<ManageTpmState> {
  return {
    result: resultOf(disclosure),
    proof: 'retrieved',
    whyBeyondLimit: '',
    // The next request is for another caller.
    answered: {
      computerName: disclosure.owner.computer.name,
      stale: staleFieldsOf(EMPTY_FORM, 'computerName'),
    },
  };
}

/**
 * An owner password that has just been disclosed, or is shown again.
 *
 * @param answeredAt when it was disclosed, ISO 8601, UTC
 */
export function resultOf(
  { ownerPassword, hideAfterSeconds, ...disclosure }: TpmDisclosure,
  answeredAt = new Date().toISOString(),
): Result {
  return { ...disclosure, answeredAt, shown: { ownerPassword, ...shownFor(hideAfterSeconds) } };
}
