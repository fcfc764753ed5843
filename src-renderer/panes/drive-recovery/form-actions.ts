import { createComputerCompletion } from '#renderer/app/computer-completion.ts';
import { editedForm } from '#renderer/edited-form.ts';
import { isAlike } from '#renderer/only-changes.ts';
import { isCallerChecked } from '#shared/recovery/caller-check.ts';
import { driveFormProblems } from '#shared/recovery/drive-request.ts';
import { readKeyId } from '#shared/recovery/recovery-key-id.ts';
import { missingDomain, splitDomain, splitUser } from '#shared/request/request-fields.ts';
import type { Actions, StoreParts } from './state.ts';

type FormActions = Actions<
  | 'edit'
  | 'splitDomain'
  | 'learnCallerCheck'
  | 'tick'
  | 'completeComputer'
  | 'adoptFound'
  | 'adoptSimilar'
>;

/** Filling in the form. */
export function formActions({ api, rules, defaultDomain, get, set }: StoreParts): FormActions {
  return {
    edit(typed) {
      // A code was sent to whoever was named before.
      if (typed.userDomain !== undefined || typed.userName !== undefined)
        set({ code: undefined, codeFailure: undefined });
      set(editedForm(get(), splitUser(typed), (form) => driveFormProblems(form, rules)));
    },

    splitDomain() {
      const { form, edit } = get();
      const split = splitDomain(form);
      const { userDomain } = missingDomain(form, defaultDomain());
      if (split.userName !== undefined) edit(split);
      else if (userDomain !== undefined) edit({ userDomain });
    },

    async learnCallerCheck() {
      // Without an answer the form goes on: main knows the steps and enforces them.
      const callerCheck = await api
        .ask('recovery.callerCheck', undefined)
        .catch(() => get().callerCheck);
      // Each new form asks for it.
      if (!isAlike(callerCheck, get().callerCheck)) set({ callerCheck });
    },

    tick(step, isDone) {
      const { callerCheck, isCheckMissing, ...others } = get();
      const ticked = isDone
        ? [...others.ticked, step]
        : others.ticked.filter((other) => other !== step);
      set({
        ticked,
        isCheckMissing: isCheckMissing && !isCallerChecked(callerCheck, ticked, rules.role),
      });
    },

    completeComputer: createComputerCompletion({
      ask: (start) => api.ask('recovery.computers', { start }),
      show: (completions) => {
        set({ completions });
      },
    }),

    adoptFound(keyId) {
      get().edit({ keyId });
      set({ found: undefined });
    },

    adoptSimilar(keyId) {
      const { similar } = get();
      const asked = readKeyId(similar?.form.keyId ?? '');
      if (!asked.ok) return;
      get().edit({ keyId: keyId.slice(0, asked.query.start.length) });
      set({ similar: undefined });
    },
  };
}
