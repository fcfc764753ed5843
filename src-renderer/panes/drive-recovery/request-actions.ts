import { secondsFromNow, shownFor } from '#renderer/app/disclosed-secret.ts';
import type { Disclosure } from '#shared/contract.ts';
import { isCallerChecked } from '#shared/recovery/caller-check.ts';
import { type DriveForm, driveFormProblems } from '#shared/recovery/drive-request.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import { READING_BEGINS } from '#shared/recovery/read-back.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { fieldsWithProblems } from '#shared/request/request-fields.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import { withFrontAside } from './call-actions.ts';
import {
  type Actions,
  type DriveRecoveryState,
  EMPTY_FORM,
  EMPTY_REQUEST,
  type Matches,
  NO_OUTCOME,
  type Result,
  type StoreParts,
} from './state.ts';

/** Asking for a key. */
export function requestActions(parts: StoreParts): Actions<'submit' | 'showMatch' | 'findKeys'> {
  const { api, rules, get, set, perform } = parts;
  return {
    submit(breakGlass) {
      get().splitDomain();
      const { callerCheck, checkCode, code, form, task, ticked } = get();
      // Enter in the field of the code checks it, before anything is asked for.
      if (code !== undefined && !code.isRight && code.typed.trim() !== '') {
        void checkCode();
        return [];
      }
      const problems = driveFormProblems(form, rules);
      const isCheckMissing = !isCallerChecked(callerCheck, ticked, rules.role);
      set({ problems, isCheckMissing });
      const wrong = fieldsWithProblems(EMPTY_FORM, problems);
      if (isCheckMissing) return [...wrong, 'callerCheck'];
      if (wrong.length > 0 || task !== undefined) return wrong;
      set({ ...NO_OUTCOME, ...withFrontAside(parts), ...askedAs(undefined, breakGlass) });
      void perform('submit', (signal) => submitForm(parts, breakGlass ?? null, signal));
      return [];
    },

    showMatch(keyId, breakGlass) {
      const { matches, task } = get();
      if (matches === undefined || task !== undefined) return;
      set({
        ...withFrontAside(parts),
        ...askedAs(keyId, breakGlass),
        result: undefined,
        notice: undefined,
        done: undefined,
      });
      void perform('submit', (signal) =>
        askForMatch(parts, { matches, keyId, breakGlass: breakGlass ?? null }, signal),
      );
    },

    findKeys(by, text) {
      set({ ...NO_OUTCOME, ...withFrontAside(parts) });
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

/** How the request can be made once more. */
function askedAs(
  lastAsked: RecoveryKeyId | undefined,
  lastBreakGlass: string | undefined,
): Pick<DriveRecoveryState, 'lastAsked' | 'lastBreakGlass'> {
  return { lastAsked, lastBreakGlass };
}

interface AskedMatch {
  readonly matches: Matches;
  readonly keyId: RecoveryKeyId;
  readonly breakGlass: string | null;
}

async function askForMatch(
  parts: StoreParts,
  { matches, keyId, breakGlass }: AskedMatch,
  signal: AbortSignal,
): Promise<Partial<DriveRecoveryState>> {
  const { form, ticked, codeId } = matches;
  const { approvalId } = parts.get();
  const request = { form, ticked: [...ticked], codeId, keyId, breakGlass, approvalId };
  const { disclosure } = await parts.api.ask('recovery.disclose', request, { signal });
  const rows = withRow(matches, disclosure.protector);
  return { ...answeredWith(parts, form, disclosure), matches: rows };
}

async function submitForm(
  parts: StoreParts,
  breakGlass: string | null,
  signal: AbortSignal,
): Promise<Partial<DriveRecoveryState>> {
  const { api, get, set } = parts;
  const { approvalId, code, form, ticked } = get();
  const codeId = code?.isRight === true ? code.sent.codeId : null;
  const onProgress = ({ sources }: { readonly sources: readonly SourceStatus[] }) => {
    if (!signal.aborted) set({ asked: sources });
  };
  const answer = await api.ask(
    'recovery.submit',
    { form, ticked: [...ticked], codeId, breakGlass, approvalId },
    { signal, onProgress },
  );
  switch (answer.outcome) {
    case 'disclosed':
      return answeredWith(parts, form, answer.disclosure);
    case 'similar':
      return { similar: { form, rows: answer.matches } };
    case 'several': {
      const { matches: rows, total, missing } = answer;
      return { matches: { form, ticked, codeId, rows, total, missing } };
    }
  }
}

/** The list with what is known of one key now. */
function withRow(matches: Matches, protector: Protector): Matches {
  const rows = matches.rows.map((row) => (row.keyId === protector.keyId ? protector : row));
  return { ...matches, rows };
}

/**
 * What was asked is told beside the key from now on. The form is empty for the next caller, unless
 * somebody has already begun to fill it in.
 */
function answeredWith(
  { get }: Pick<StoreParts, 'get'>,
  asked: DriveForm,
  disclosure: Disclosure,
): Partial<DriveRecoveryState> {
  const { form } = get();
  return {
    ...EMPTY_REQUEST,
    form: form === asked ? EMPTY_FORM : form,
    result: {
      ...resultOf(disclosure),
      asked,
      answeredAt: new Date().toISOString(),
      reading: READING_BEGINS,
    },
  };
}

type Told = Omit<Result, 'asked' | 'answeredAt' | 'reading'>;

/** What main tells of a key that has just been disclosed, or shown again. */
export function resultOf({ groups, hideAfterSeconds, heldForSeconds, ...key }: Disclosure): Told {
  const heldUntilMs = secondsFromNow(heldForSeconds);
  const { hidesAtMs, forSeconds } = shownFor(hideAfterSeconds);
  const shown = { groups, hidesAtMs: Math.min(hidesAtMs, heldUntilMs), forSeconds };
  return { ...key, heldUntilMs, shown };
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
      again(get(), get().whyBeyondLimit);
    },
  };
}

/** Making the last request once more, as it was made. */
export function repeating({ get }: Pick<StoreParts, 'get'>): () => void {
  return () => {
    again(get(), get().lastBreakGlass);
  };
}

function again(
  { lastAsked, showMatch, submit }: DriveRecoveryState,
  breakGlass: string | undefined,
): void {
  if (lastAsked === undefined) submit(breakGlass);
  else showMatch(lastAsked, breakGlass);
}
