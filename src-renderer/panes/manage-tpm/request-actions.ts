import { shownFor } from '#renderer/app/disclosed-secret.ts';
import {
  type ApprovalActions,
  NOT_APPROVED,
  secondPersonActions,
} from '#renderer/app/second-person-state.ts';
import { staleFieldsOf } from '#renderer/app/stale-fields.ts';
import type { TpmDisclosure } from '#shared/contract.ts';
import type { TpmForm } from '#shared/tpm/tpm-request.ts';
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
): Actions<'submit' | 'showOwner' | 'explainBeyondLimit' | 'goBeyondLimit'> & ApprovalActions {
  const { get, set, perform, release } = parts;
  /** The record the last request was for, none for the form; and why it went beyond the limit. */
  let last: { readonly ownerId?: string; readonly breakGlass?: string | undefined } = {};
  const again = (breakGlass: string | undefined) => {
    const { showOwner, submit } = get();
    if (last.ownerId === undefined) submit(breakGlass);
    else showOwner(last.ownerId, breakGlass);
  };
  const repeat = () => {
    again(last.breakGlass);
  };
  return {
    ...secondPersonActions({ ...parts, repeat }),

    submit(breakGlass) {
      const { form, wrong } = checkForm(parts);
      if (wrong.length > 0 || get().task !== undefined) return wrong;
      release(get().result);
      set(NO_OUTCOME);
      last = { breakGlass };
      void perform('submit', (signal) => askWithForm(parts, { form, breakGlass }, signal));
      return [];
    },

    showOwner(ownerId, breakGlass) {
      const { history, task } = get();
      if (history === undefined || task !== undefined) return;
      const { form } = history;
      last = { ownerId, breakGlass };
      release(get().result);
      set({ result: undefined, notice: undefined, proof: 'kept-by-computer', failedReset: false });
      void perform('submit', (signal) =>
        askForRecord(parts, { form, ownerId, breakGlass }, signal),
      );
    },

    explainBeyondLimit(why) {
      set({ whyBeyondLimit: why });
    },

    goBeyondLimit() {
      again(get().whyBeyondLimit);
    },
  };
}

interface Asked {
  readonly form: TpmForm;
  readonly breakGlass: string | undefined;
}

async function askWithForm(
  { api, get }: StoreParts,
  { form, breakGlass }: Asked,
  signal: AbortSignal,
): Promise<Partial<ManageTpmState>> {
  const { approvalId } = get();
  const request = { form, breakGlass: breakGlass ?? null, approvalId };
  const found = await api.ask('tpm.submit', request, { signal });
  return found.outcome === 'disclosed'
    ? disclosed(found.disclosure)
    : { history: { form, owners: found.owners } };
}

async function askForRecord(
  { api, get }: StoreParts,
  { form, ownerId, breakGlass }: Asked & { readonly ownerId: string },
  signal: AbortSignal,
): Promise<Partial<ManageTpmState>> {
  const { approvalId } = get();
  const request = { form, ownerId, breakGlass: breakGlass ?? null, approvalId };
  return disclosed((await api.ask('tpm.disclose', request, { signal })).disclosure);
}

// A reset uses the owner password that was just retrieved, unless another one is chosen.
function disclosed(disclosure: TpmDisclosure): Partial<ManageTpmState> {
  return {
    result: resultOf(disclosure),
    proof: 'retrieved',
    whyBeyondLimit: '',
    ...NOT_APPROVED,
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
