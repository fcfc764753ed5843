import { shownFor } from '#renderer/app/disclosed-secret.ts';
import { staleFieldsOf } from '#renderer/app/stale-fields.ts';
import type { Disclosure } from '#shared/contract.ts';
import { isCallerChecked } from '#shared/recovery/caller-check.ts';
import { driveFormProblems } from '#shared/recovery/drive-request.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import { fieldsWithProblems } from '#shared/request/request-fields.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import {
  type Actions,
  type DriveRecoveryState,
  EMPTY_FORM,
  type Matches,
  NO_OUTCOME,
  type Result,
  type StoreParts,
} from './state.ts';

/** Asking for a key. */
export function requestActions(parts: StoreParts): Actions<'submit' | 'showMatch' | 'findKeys'> {
  const { api, role, get, set, perform, release } = parts;
  return {
    submit(breakGlass) {
      get().splitDomain();
      const { callerCheck, form, task, ticked } = get();
      const problems = driveFormProblems(form, role);
      const isCheckMissing = !isCallerChecked(callerCheck, ticked, role);
      set({ problems, isCheckMissing });
      const wrong = fieldsWithProblems(EMPTY_FORM, problems);
      if (isCheckMissing) return [...wrong, 'callerCheck'];
      if (wrong.length > 0 || task !== undefined) return wrong;
      release(get().result);
      set({ ...NO_OUTCOME, lastAsked: undefined });
      void perform('submit', (signal) => submitForm(parts, breakGlass ?? null, signal));
      return [];
    },

    showMatch(keyId, breakGlass) {
      const { matches, task } = get();
      if (matches === undefined || task !== undefined) return;
      release(get().result);
      set({ lastAsked: keyId, result: undefined, notice: undefined, done: undefined });
      void perform('submit', async (signal) => {
        const { form, ticked } = matches;
        const request = { form, ticked: [...ticked], keyId, breakGlass: breakGlass ?? null };
        const { disclosure } = await api.ask('recovery.disclose', request, { signal });
        return { ...answeredWith(disclosure), matches: withRow(matches, disclosure.protector) };
      });
    },

    findKeys(by, text) {
      release(get().result);
      set(NO_OUTCOME);
      void perform('submit', async (signal) => {
        const { matches, hasMore, missing } = await api.ask(
          'recovery.find',
          { by, text },
          { signal },
        );
        return {
          found: { text: text.trim(), keyId: get().form.keyId, rows: matches, hasMore, missing },
        };
      });
    },
  };
}

async function submitForm(
  { api, get, set }: StoreParts,
  breakGlass: string | null,
  signal: AbortSignal,
): Promise<Partial<DriveRecoveryState>> {
  const { form, ticked } = get();
  const onProgress = ({ sources }: { readonly sources: readonly SourceStatus[] }) => {
    if (!signal.aborted) set({ asked: sources });
  };
  const answer = await api.ask(
    'recovery.submit',
    { form, ticked: [...ticked], breakGlass },
    { signal, onProgress },
  );
  switch (answer.outcome) {
    case 'disclosed':
      return answeredWith(answer.disclosure);
    case 'similar':
      return { similar: { form, rows: answer.matches } };
    case 'several': {
      const { matches: rows, total, missing } = answer;
      return { matches: { form, ticked, rows, total, missing } };
    }
  }
}

/** The list with what is known of one key now. */
function withRow(matches: Matches, protector: Protector): Matches {
  const rows = matches.rows.map((row) => (row.keyId === protector.keyId ? protector : row));
  return { ...matches, rows };
}

/** The next request is for another caller. */
function answeredWith(disclosure: Disclosure): Partial<DriveRecoveryState> {
  const { keyId } = disclosure.protector;
  return {
    result: resultOf(disclosure),
    answered: { keyId, stale: staleFieldsOf(EMPTY_FORM, 'keyId') },
    ticked: [],
    whyBeyondLimit: '',
  };
}

/** A key that has just been disclosed, or shown again. */
export function resultOf({ groups, hideAfterSeconds, ...disclosure }: Disclosure): Result {
  return { ...disclosure, shown: { groups, ...shownFor(hideAfterSeconds) } };
}

/** Making the last request once more, beyond the limit that refused it. */
export function beyondLimitActions({
  get,
  set,
}: StoreParts): Actions<'explainBeyondLimit' | 'goBeyondLimit'> {
  return {
    explainBeyondLimit(why) {
      set({ whyBeyondLimit: why });
    },

    goBeyondLimit() {
      const { lastAsked, showMatch, submit, whyBeyondLimit } = get();
      if (lastAsked === undefined) submit(whyBeyondLimit);
      else showMatch(lastAsked, whyBeyondLimit);
    },
  };
}
