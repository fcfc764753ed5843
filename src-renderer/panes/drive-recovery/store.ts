import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Api } from '#renderer/api.ts';
import { createDisclosedSecret } from '#renderer/app/disclosed-secret.ts';
import type { DriveDraft } from '#renderer/app/drafts.ts';
import { secondPersonActions } from '#renderer/app/second-person-state.ts';
import { createOneTask } from '#renderer/one-task.ts';
import { onlyChanges } from '#renderer/only-changes.ts';
import type { FormRules } from '#shared/request/request-fields.ts';
import { callActions } from './call-actions.ts';
import { codeActions } from './code-actions.ts';
import { formActions } from './form-actions.ts';
import { keyActions } from './key-actions.ts';
import { procedureActions } from './procedure-actions.ts';
import { putAside, withoutKey } from './put-aside.ts';
import { beyondLimitActions, repeating, requestActions, resultOf } from './request-actions.ts';
import { rotationActions } from './rotation-actions.ts';
import {
  type DriveRecoveryState,
  EMPTY_FORM,
  EMPTY_REQUEST,
  NO_OUTCOME,
  type Result,
  type StoreParts,
  type Task,
} from './state.ts';

interface Given {
  readonly draft?: DriveDraft | undefined;
  readonly defaultDomain?: () => string;
}

const NO_DOMAIN = () => '';
const NOTHING_ASKED = {
  task: undefined,
  drives: [],
  callerCheck: { steps: [], requiredOfUsers: false, code: null },
  isCodeBusy: false,
  completions: [],
};

/**
 * The request, what came of it, and what is done with the key that was disclosed.
 *
 * @param given what was typed before a lock, and where to look for the default domain
 */
export function createDriveRecoveryStore(
  api: Api,
  rules: FormRules,
  { draft, defaultDomain = NO_DOMAIN }: Given = {},
): StoreApi<DriveRecoveryState> {
  return createStore<DriveRecoveryState>((replace, get) => {
    const set = onlyChanges(replace, get);
    const release = (result: Result | undefined) => {
      if (result === undefined) return;
      api.ask('recovery.release', { disclosureId: result.disclosureId }).catch(() => undefined);
    };
    // A key that came after the person had gone on: main forgets it, the list tells of it.
    const fileLate = (result: Result | undefined) => {
      if (result === undefined || isListed(get(), result)) return;
      release(result);
      set({ aside: putAside(withoutKey(result), get().aside).aside });
    };
    const { cancel, abandon, ...task } = createOneTask<Task, DriveRecoveryState>(
      set,
      get,
      ({ result }) => {
        fileLate(result);
      },
    );
    const lastAsked = { row: undefined, breakGlass: undefined };
    const parts: StoreParts = { api, rules, defaultDomain, get, set, release, lastAsked, ...task };
    const secret = secretOf(parts);

    return {
      ...EMPTY_REQUEST,
      form: draft?.form ?? EMPTY_FORM,
      isFromLink: draft?.isFromLink ?? false,
      aside: (draft?.calls ?? []).map((call) => ({ ...call, shown: undefined })),
      ...NOTHING_ASKED,
      ...NO_OUTCOME,

      ...formActions(parts),
      ...codeActions(parts),
      ...requestActions(parts),
      ...beyondLimitActions(parts),
      ...secondPersonActions({ ...parts, repeat: repeating(parts) }),
      ...secret.actions,
      ...keyActions(parts, secret.save),
      ...procedureActions(parts),
      ...rotationActions(parts),
      cancel,
      ...callActions({ ...parts, abandon }),
    };
  });
}

/** The key in front: shown, copied, shown again. */
function secretOf({ api, get, set, perform }: StoreParts) {
  return createDisclosedSecret<Result, Task>({
    get,
    set,
    perform,
    copy: (disclosureId) => api.ask('recovery.copy', { disclosureId }),
    async showAgain(disclosureId) {
      const { result } = get();
      if (result === undefined) throw new Error('there is no key to show again');
      const { disclosure } = await api.ask('recovery.showAgain', { disclosureId });
      return { ...result, ...resultOf(disclosure) };
    },
  });
}

function isListed({ aside, result }: DriveRecoveryState, { disclosureId }: Result): boolean {
  return [result, ...aside].some((one) => one?.disclosureId === disclosureId);
}
