import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { BreakGlass, hasBreakGlass } from '#renderer/app/break-glass.tsx';
import { CloudSignIns } from '#renderer/app/cloud-sign-ins.tsx';
import { type DriveDraft, withoutSecrets } from '#renderer/app/drafts.ts';
import { LimitBanner } from '#renderer/app/limit-banner.tsx';
import type { PaneProps } from '#renderer/app/pane-props.ts';
import { SecondPerson } from '#renderer/app/second-person.tsx';
import { useCommand } from '#renderer/app/use-command.ts';
import { useDraft } from '#renderer/app/use-draft.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { inOneLine } from '#renderer/text/sentences.ts';
import { words } from '#renderer/text/words.ts';
import { Announcement } from '#renderer/ui/announcement.tsx';
import { FirstQuestions } from '#renderer/ui/first-questions.tsx';
import { focusField, selectField } from '#renderer/ui/focus-field.ts';
import { IntoView } from '#renderer/ui/into-view.tsx';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import { useEscape } from '#renderer/ui/use-escape.ts';
import { useLatest } from '#renderer/ui/use-latest.ts';
import type { DriveForm } from '#shared/recovery/drive-request.ts';
import { computerOf } from '#shared/recovery/protector.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import { roleIn } from '#shared/sign-in/role.ts';
import { FoundKeys } from './parts/found-keys.tsx';
import { PossibleMatches } from './parts/possible-matches.tsx';
import { Procedures } from './parts/procedures.tsx';
import { ReasonGuide } from './parts/reason-guide.tsx';
import { RecentRequests } from './parts/recent-requests.tsx';
import { RecoveryForm } from './parts/recovery-form.tsx';
import { RecoveryResult } from './parts/recovery-result.tsx';
import { RecoveryScreen } from './parts/recovery-screen.tsx';
import { DriveSummary } from './parts/request-summary.tsx';
import { SimilarKeys } from './parts/similar-keys.tsx';
import { SourceStates } from './parts/source-states.tsx';
import { isHeld, withoutKey } from './put-aside.ts';
import { type DriveRecoveryState, EMPTY_FORM, type Result, isUnasked } from './state.ts';
import { createDriveRecoveryStore } from './store.ts';
import { useDriveCommands } from './use-drive-commands.ts';
import { useLinks } from './use-links.ts';
import styles from '#renderer/ui/request-pane.module.css';

/** The request on the left, what came of it on the right. */
export function DriveRecoveryPane({ api, session, settings, drafts, ...front }: PaneProps) {
  // A help desk user's rules are the stricter ones; main would refuse whoever has neither role.
  const role = roleIn('drive-recovery', session.operator.roles) ?? 'user';
  const rules = { role, ticket: session.ticket };
  const domain = useLatest(settings?.recovery.defaultUserDomain ?? '');
  const defaultDomain = () => domain.current;
  const given = () => ({ draft: drafts.drive.read(), defaultDomain });
  const [store] = useState(() => createDriveRecoveryStore(api, rules, given()));
  useDraft(drafts.drive, () => draftOf(store.getState()));
  const state = useStore(store);
  const pane = useRef<HTMLDivElement>(null);
  const screen = useScreen(front);
  useDriveCommands({ ...front, state, pane });
  useLinks({ ...front, store, pane });
  useEscape(pane, () => {
    state.stepBack();
    selectField(pane.current, 'keyId');
  });
  const { result } = state;
  const beyond = beyondLimit(state);
  const form = <RecoveryForm {...{ state, api, rules, screen }} domains={session.domains} />;

  return (
    <div ref={pane} className={`${styles['pane']} ${result ? '' : styles['asking']}`}>
      <Announcement text={announcementOf(state)} />
      {beyond && <LimitBanner computer={computerOf(beyond.protector)} />}
      {result ? (
        <DriveSummary key={result.disclosureId} {...{ api, rules, state, result }} {...front} />
      ) : (
        form
      )}
      <div className={styles['outcome']}>
        {(session.profile.browserSignIns ?? []).length > 0 && <CloudSignIns api={api} />}
        {(screen.isShown || isFirst(state)) && <RecoveryScreen />}
        <Search state={state} />
        {!result && <BreakGlass state={state} role={role} isAllowed={hasBreakGlass(settings)} />}
        {!result && <SecondPerson state={state} isInBrowser={session.profile.signIn === 'entra'} />}
        {result && <RecoveryResult key={result.disclosureId} {...{ state, result }} {...front} />}
        <KeysToChoose
          state={state}
          onFocus={(field) => {
            focusField(pane.current, field);
          }}
        />
        {result && <WhatNow state={state} result={result} />}
        {isFirst(state) && <FirstQuestions {...words.driveRecovery.empty} />}
      </div>
      <RecentRequests state={state} />
    </div>
  );
}

/** Whether the drawing of what the caller sees is shown, and what shows or hides it. */
function useScreen({ commands, isInFront }: Pick<PaneProps, 'commands' | 'isInFront'>) {
  const [isShown, setShown] = useState(false);
  const toggle = () => {
    setShown(!isShown);
  };
  useCommand(commands, 'recovery-screen', isInFront ? toggle : undefined);
  return { isShown, toggle };
}

/** What is there again after a lock, which makes main forget every key. */
function draftOf({ aside, form, isFromLink, result }: DriveRecoveryState): DriveDraft {
  const calls = (result ? [result, ...aside] : aside).map(withoutKey);
  return { form: withoutSecrets(form, EMPTY_FORM), isFromLink, calls };
}

interface StateProps {
  readonly state: DriveRecoveryState;
}

/** The search while it runs, and why it failed. */
function Search({ state: { asked, cancel, failure, result, task } }: StateProps) {
  return (
    <>
      {task === 'submit' && (
        <SlowProgress
          label={words.driveRecovery.form.submitting}
          cancel={{ label: words.app.cancel, run: cancel }}
        />
      )}
      {task === 'submit' && asked.length > 0 && <SourceStates sources={asked} />}
      {failure && !result && (
        <IntoView>
          <ProblemAlert {...problemText(failure)} />
        </IntoView>
      )}
    </>
  );
}

interface KeysToChooseProps extends StateProps {
  /** Puts the cursor into a field of the form. */
  readonly onFocus: (field: keyof DriveForm) => void;
}

/** Keys to choose from, where the request did not lead to exactly one. */
function KeysToChoose({ state, onFocus }: KeysToChooseProps) {
  const { found, matches, result, similar, task } = state;
  const adoptSimilar = (keyId: RecoveryKeyId) => {
    state.adoptSimilar(keyId);
    onFocus('keyId');
  };
  const adoptFound = (keyId: RecoveryKeyId) => {
    state.adoptFound(keyId);
    onFocus('reason');
  };
  return (
    <>
      {matches && (
        <PossibleMatches
          matches={matches}
          shownKeyId={result?.protector.keyId}
          isBusy={task !== undefined}
          onShow={state.showMatch}
        />
      )}
      {similar && <SimilarKeys similar={similar} onUse={adoptSimilar} />}
      {found && (
        <IntoView>
          <FoundKeys found={found} onUse={adoptFound} />
        </IntoView>
      )}
    </>
  );
}

/** What to do with a disclosed key. */
function WhatNow({ state, result }: StateProps & { readonly result: Result }) {
  return (
    <>
      <ReasonGuide result={result} />
      <Procedures key={result.disclosureId} state={state} protector={result.protector} />
    </>
  );
}

/** Nobody was served yet: the pane tells of the work. */
function isFirst(state: DriveRecoveryState): boolean {
  return isUnasked(state) && state.aside.length === 0;
}

// Without the digits: a caller on the line would hear them from a screen reader.
function announcementOf(state: DriveRecoveryState): string {
  const { found, isFromLink, matches, result, similar } = state;
  const text = words.driveRecovery;
  if (result?.shown) return text.result.shownFor(result.shown.forSeconds);
  if (result) return text.result.hidden;
  if (found) return `${text.finder.title(found.text)}. ${text.finder.lead}`;
  if (similar) return text.keyId.similar.lead(endUserOf(similar.form));
  if (matches === undefined) return isFromLink ? text.link.filledIn : '';
  const { length } = matches.rows;
  const next = length === 1 ? text.matches.nextOfOne : text.matches.next;
  return inOneLine([text.matches.count(length, matches.total), next]);
}

/** A key that was disclosed beyond the limit and is still in this window, in front or aside. */
function beyondLimit({ result, aside }: DriveRecoveryState): Result | undefined {
  if (result?.isBeyondLimit) return result;
  return aside.find((one) => one.isBeyondLimit && isHeld(one));
}
