import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Api } from '#renderer/api.ts';
import { createDisclosedSecret } from '#renderer/app/disclosed-secret.ts';
import type { DriveDraft } from '#renderer/app/drafts.ts';
import { endingActions } from '#renderer/app/ending-actions.ts';
import { createOneTask } from '#renderer/one-task.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { formActions } from './form-actions.ts';
import { keyActions } from './key-actions.ts';
import { procedureActions } from './procedure-actions.ts';
import { beyondLimitActions, requestActions, resultOf } from './request-actions.ts';
import {
  type DriveRecoveryState,
  EMPTY_REQUEST,
  NO_OUTCOME,
  type Result,
  type Task,
} from './state.ts';

/**
 * The request, what came of it, and what is done with the key that was disclosed.
 *
 * @param draft what was typed before a lock
 */
export function createDriveRecoveryStore(
  api: Api,
  role: Role,
  draft?: DriveDraft,
): StoreApi<DriveRecoveryState> {
  return createStore<DriveRecoveryState>((set, get) => {
    const release = (result: Result | undefined) => {
      if (result === undefined) return;
      api.ask('recovery.release', { disclosureId: result.disclosureId }).catch(() => undefined);
    };
    const { perform, cancel, abandon } = createOneTask<Task, DriveRecoveryState>(
      set,
      get,
      ({ result }) => {
        release(result);
      },
    );
    const secret = createDisclosedSecret<Result, Task>({
      get,
      set,
      perform,
      copy: (disclosureId) => api.ask('recovery.copy', { disclosureId }),
      showAgain: async (disclosureId) =>
        resultOf((await api.ask('recovery.showAgain', { disclosureId })).disclosure),
    });
    const parts = { api, role, get, set, perform, release };

    return {
      ...EMPTY_REQUEST,
      ...draft,
      task: undefined,
      drives: [],
      lastAsked: undefined,
      callerCheck: { steps: [], requiredOfUsers: false },
      completions: [],
      ...NO_OUTCOME,

      ...formActions(parts),
      ...requestActions(parts),
      ...beyondLimitActions(parts),
      ...secret.actions,
      ...keyActions(parts, secret.save),
      ...procedureActions(parts),
      cancel,
      ...endingActions({ ...parts, abandon, noOutcome: NO_OUTCOME, emptyRequest: EMPTY_REQUEST }),
    };
  });
}
