import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Api } from '#renderer/api.ts';
import { createDisclosedSecret } from '#renderer/app/disclosed-secret.ts';
import type { TpmDraft } from '#renderer/app/drafts.ts';
import { createOneTask } from '#renderer/one-task.ts';
import type { FormRules } from '#shared/request/request-fields.ts';
import { formActions } from './form-actions.ts';
import { requestActions, resultOf } from './request-actions.ts';
import { resetActions } from './reset-actions.ts';
import {
  type Actions,
  EMPTY_REQUEST,
  type ManageTpmState,
  NO_OUTCOME,
  type Result,
  type StoreParts,
  type Task,
} from './state.ts';

interface Given {
  readonly draft?: TpmDraft | undefined;
  readonly defaultDomain?: () => string;
}

const NO_DOMAIN = () => '';

/**
 * The request, the owner password that was disclosed, and the reset of a lockout.
 *
 * @param draft what was typed before a lock
 */
export function createManageTpmStore(
  api: Api,
  rules: FormRules,
  { draft, defaultDomain = NO_DOMAIN }: Given = {},
): StoreApi<ManageTpmState> {
  return createStore<ManageTpmState>((set, get) => {
    const release = (result: Result | undefined) => {
      if (result === undefined) return;
      api.ask('tpm.release', { disclosureId: result.disclosureId }).catch(() => undefined);
    };
    const { perform, cancel, abandon } = createOneTask<Task, ManageTpmState>(
      set,
      get,
      ({ result }) => {
        release(result);
      },
    );
    const secret = createDisclosedSecret<Result, Task>({
      get,
      set,
      perform(task, work) {
        set({ failedReset: false });
        return perform(task, work);
      },
      copy: (disclosureId) => api.ask('tpm.copy', { disclosureId }),
      showAgain: async (disclosureId) =>
        resultOf(
          (await api.ask('tpm.showAgain', { disclosureId })).disclosure,
          get().result?.answeredAt,
        ),
    });
    const parts = { api, rules, defaultDomain, get, set, perform, release };

    return {
      ...EMPTY_REQUEST,
      ...draft,
      task: undefined,
      ...NO_OUTCOME,

      ...formActions(parts),
      ...requestActions(parts),
      ...secret.actions,
      ...resetActions(parts),
      save: () => secret.save('save', (disclosureId) => api.ask('tpm.save', { disclosureId })),
      cancel,
      ...endingActions(parts, abandon),
    };
  });
}

/** Leaving what is on screen. */
function endingActions(
  { get, set, release }: StoreParts,
  abandon: () => void,
): Actions<'stepBack' | 'newRequest'> {
  const end = () => {
    abandon();
    release(get().result);
    set(NO_OUTCOME);
  };
  return {
    stepBack() {
      // An owner password was disclosed and recorded. Only New request lets go of it.
      if (get().result) get().hide();
      else end();
    },
    newRequest() {
      end();
      set(EMPTY_REQUEST);
    },
  };
}
