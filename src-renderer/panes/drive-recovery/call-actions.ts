import type { DriveForm } from '#shared/recovery/drive-request.ts';
import { putAside } from './put-aside.ts';
import {
  type Actions,
  type DriveRecoveryState,
  EMPTY_FORM,
  EMPTY_REQUEST,
  NO_OUTCOME,
  type StoreParts,
  isEmptyForm,
  isUnasked,
} from './state.ts';

type CallActions = Actions<
  | 'stepBack'
  | 'newRequest'
  | 'beginWith'
  | 'fillInFrom'
  | 'backToForm'
  | 'sameCaller'
  | 'askAgain'
  | 'openAside'
  | 'hideAside'
>;

interface CallParts extends StoreParts {
  /** Stops the running task; what it still brings is not shown. */
  readonly abandon: () => void;
}

/** Going from one request to the next, and back. The request in front is put aside, not lost. */
export function callActions(parts: CallParts): CallActions {
  const { get, set, abandon } = parts;
  const leave: Leave = (changes) => {
    abandon();
    set({ ...NO_OUTCOME, ...withFrontAside(parts), ...changes });
  };
  const fill = (form: DriveForm) => {
    leave({ ...EMPTY_REQUEST, form });
  };
  return {
    stepBack() {
      const { aside, form, result } = get();
      if (result) get().hide();
      else if (isUnasked(get()) && isEmptyForm(form) && aside[0])
        get().openAside(aside[0].disclosureId);
      else leave({ form });
    },
    newRequest() {
      fill(EMPTY_FORM);
    },
    beginWith(keyId) {
      fill({ ...EMPTY_FORM, keyId });
    },
    fillInFrom(link) {
      fill({ ...EMPTY_FORM, ...link });
      set({ isFromLink: true });
    },
    backToForm() {
      leave({});
    },
    sameCaller() {
      const { result } = get();
      if (result) fill({ ...result.asked, keyId: '' });
    },
    askAgain() {
      const { result } = get();
      if (result) fill(result.asked);
    },
    ...asideActions(parts, leave),
  };
}

type Leave = (changes: Partial<DriveRecoveryState>) => void;

/** Going back to a request that was put aside. */
function asideActions({ get, set }: CallParts, leave: Leave): Actions<'openAside' | 'hideAside'> {
  return {
    openAside(id) {
      const result = get().aside.find(({ disclosureId }) => disclosureId === id);
      if (result === undefined) return;
      leave({});
      set({ result, aside: get().aside.filter((one) => one !== result) });
    },
    hideAside(id) {
      const aside = get().aside.map((one) =>
        one.disclosureId === id ? { ...one, shown: undefined } : one,
      );
      set({ aside });
    },
  };
}

/** Puts the request in front aside. Main forgets the keys of all but the newest. */
export function withFrontAside({
  get,
  release,
}: Pick<StoreParts, 'get' | 'release'>): Pick<DriveRecoveryState, 'aside'> {
  const { result, aside: others } = get();
  if (result === undefined) return { aside: others };
  const { aside, letGo } = putAside(result, others);
  for (const one of letGo) release(one);
  return { aside };
}
