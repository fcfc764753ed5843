import { secondsFromNow, shownFor } from '#renderer/app/disclosed-secret.ts';
import type { Disclosure } from '#shared/contract.ts';
import { isCallerChecked } from '#shared/recovery/caller-check.ts';
import {
  type DriveForm,
  type DriveFormProblems,
  driveFormProblems,
} from '#shared/recovery/drive-request.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import { READING_BEGINS } from '#shared/recovery/read-back.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { fieldsWithProblems } from '#shared/request/request-fields.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import { withFrontAside } from './call-actions.ts';
import { stateNow } from './state-now.ts';
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

/** Most answers come sooner, and are then drawn once: with them. */
const TOLD_AFTER_MS = 100;

/** Asking for a key. */
export function requestActions(parts: StoreParts): Actions<'submit' | 'showMatch' | 'findKeys'> {
  const { api, rules, get, set, perform, isRunning, lastAsked } = parts;
  return {
    submit(breakGlass) {
      get().splitDomain();
      const { callerCheck, checkCode, code, form, ticked } = get();
      // Enter in the field of the code checks it, before anything is asked for.
      if (code !== undefined && !code.isRight && code.typed.trim() !== '') {
        void checkCode();
        return [];
      }
      const problems = driveFormProblems(form, rules);
      const isCheckMissing = !isCallerChecked(callerCheck, ticked, rules.role);
      set({ problems: sameProblems(get().problems, problems), isCheckMissing });
      const wrong = fieldsWithProblems(EMPTY_FORM, problems);
      if (isCheckMissing) return [...wrong, 'callerCheck'];
      if (wrong.length > 0 || isRunning()) return wrong;
      Object.assign(lastAsked, { row: undefined, breakGlass });
      set({ ...NO_OUTCOME, ...withFrontAside(parts) });
      const ask = (signal: AbortSignal) => submitForm(parts, breakGlass ?? null, signal);
      void perform('submit', ask, TOLD_AFTER_MS);
      return [];
    },

    showMatch(keyId, breakGlass) {
      const { matches } = get();
      if (matches === undefined || isRunning()) return;
      Object.assign(lastAsked, { row: keyId, breakGlass });
      set({ ...withFrontAside(parts), result: undefined, notice: undefined, done: undefined });
      const asked = { matches, keyId, breakGlass: breakGlass ?? null };
      void perform('submit', (signal) => askForMatch(parts, asked, signal), TOLD_AFTER_MS);
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

/** Those that are there, where there are none before and after. */
function sameProblems(before: DriveFormProblems, after: DriveFormProblems): DriveFormProblems {
  const isRight = (problems: DriveFormProblems) => Object.keys(problems).length === 0;
  return isRight(before) && isRight(after) ? before : after;
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
  const { protector, marked } = disclosure;
  const row = { ...protector, state: stateNow(protector, marked) };
  return { ...answeredWith(parts, form, disclosure), matches: withRow(matches, row) };
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
export function beyondLimitActions(
  parts: StoreParts,
): Actions<'explainBeyondLimit' | 'goBeyondLimit'> {
  return {
    explainBeyondLimit(why) {
      parts.set({ whyBeyondLimit: why });
    },

    goBeyondLimit() {
      again(parts, parts.get().whyBeyondLimit);
    },
  };
}

/** Making the last request once more, as it was made. */
export function repeating(parts: StoreParts): () => void {
  return () => {
    again(parts, parts.lastAsked.breakGlass);
  };
}

function again({ get, lastAsked }: StoreParts, breakGlass: string | undefined): void {
  const { showMatch, submit } = get();
  if (lastAsked.row === undefined) submit(breakGlass);
  else showMatch(lastAsked.row, breakGlass);
}
