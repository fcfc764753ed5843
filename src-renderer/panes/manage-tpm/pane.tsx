import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { BreakGlass, hasBreakGlass } from '#renderer/app/break-glass.tsx';
import { withoutSecrets } from '#renderer/app/drafts.ts';
import { LimitBanner } from '#renderer/app/limit-banner.tsx';
import type { PaneProps } from '#renderer/app/pane-props.ts';
import { SecondPerson } from '#renderer/app/second-person.tsx';
import { useCommand } from '#renderer/app/use-command.ts';
import { useDraft } from '#renderer/app/use-draft.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { Announcement } from '#renderer/ui/announcement.tsx';
import { FirstQuestions } from '#renderer/ui/first-questions.tsx';
import { focusField, selectField } from '#renderer/ui/focus-field.ts';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import { useEscape } from '#renderer/ui/use-escape.ts';
import { useLatest } from '#renderer/ui/use-latest.ts';
import { computerOf } from '#shared/recovery/protector.ts';
import { type Role, roleIn } from '#shared/sign-in/role.ts';
import { ConfirmReset, type Sent } from './parts/confirm-reset.tsx';
import { OwnerHistory } from './parts/owner-history.tsx';
import { OwnerResult } from './parts/owner-result.tsx';
import { Procedure } from './parts/procedure.tsx';
import { ResetLockout } from './parts/reset-lockout.tsx';
import { TpmForm } from './parts/tpm-form.tsx';
import { TpmSummary } from './parts/tpm-summary.tsx';
import { EMPTY_FORM, type ManageTpmState, isAnswered } from './state.ts';
import { createManageTpmStore } from './store.ts';
import styles from '#renderer/ui/request-pane.module.css';

const text = words.manageTpm;

/**
 * The request on the left; on the right what came of it, what to do with it, and the reset of a
 * lockout.
 */
export function ManageTpmPane({ api, session, settings, drafts, ...front }: PaneProps) {
  // A help desk user's rules are the stricter ones; main would refuse whoever has neither role.
  const role = roleIn('manage-tpm', session.operator.roles) ?? 'user';
  const rules = { role, ticket: session.ticket };
  const domain = useLatest(settings?.recovery.defaultUserDomain ?? '');
  const [store] = useState(() =>
    createManageTpmStore(api, rules, {
      draft: drafts.tpm.read(),
      defaultDomain: () => domain.current,
    }),
  );
  useDraft(drafts.tpm, () => {
    const { form, answered } = store.getState();
    return { form: withoutSecrets(form, EMPTY_FORM), answered };
  });
  const state = useStore(store);
  const { confirming } = state;
  const pane = useRef<HTMLDivElement>(null);
  const focus = (name: string | undefined) => {
    if (name !== undefined) focusField(pane.current, name);
  };
  useCommandsInFront(front, state, () => {
    focus('computerName');
  });
  useEscape(pane, () => {
    state.stepBack();
    selectField(pane.current, 'computerName');
  });

  return (
    <div ref={pane} className={styles['pane']}>
      <Announcement text={announcementOf(state)} />
      {state.result?.isBeyondLimit && <LimitBanner computer={computerOf(state.result.owner)} />}
      <Request {...{ state, api, rules, session }} {...front} />
      <div className={styles['outcome']}>
        <Outcome state={state} role={role} settings={settings} session={session} />
        <ResetLockout state={state} onWrong={focus} />
      </div>
      {confirming && (
        <ConfirmReset
          confirming={confirming}
          sent={sentOf(state)}
          onConfirm={state.confirmReset}
          onDecline={state.declineReset}
        />
      )}
    </div>
  );
}

/** The form, or what was filled in while what it asked for is on screen. */
function Request(props: ComponentProps<typeof TpmForm> & ComponentProps<typeof TpmSummary>) {
  return isAnswered(props.state) ? <TpmSummary {...props} /> : <TpmForm {...props} />;
}

type Front = Pick<PaneProps, 'commands' | 'isInFront' | 'wanted'>;

/** What the pane does by keys while it is in front. */
function useCommandsInFront(
  { commands, isInFront, wanted }: Front,
  { newRequest }: ManageTpmState,
  onBegin: () => void,
): void {
  const begin = () => {
    newRequest();
    onBegin();
  };
  useCommand(commands, 'new-request', isInFront ? begin : undefined);
  const latest = useLatest(onBegin);
  useEffect(() => {
    if (wanted?.area === 'manage-tpm') latest.current();
  }, [wanted, latest]);
}

/** What the reset would send, as far as the dialog has to tell of it. */
function sentOf({ file, history, result }: ManageTpmState): Sent {
  return {
    file,
    owner: result?.owner,
    newest: history?.owners.find(({ state }) => state === 'current'),
  };
}

interface OutcomeProps extends Pick<PaneProps, 'settings' | 'session'> {
  readonly state: ManageTpmState;
  readonly role: Role;
}

/** What came of the request, and what to do with it. */
function Outcome({ state, role, settings, session }: OutcomeProps) {
  const { failure, failedReset, form, history, result, task } = state;
  const isUnasked = !history && !result && task === undefined && !failure;
  const procedure = form.reason === '' ? undefined : text.procedures[form.reason];
  return (
    <>
      {task === 'submit' && (
        <SlowProgress
          label={text.form.submitting}
          cancel={{ label: words.app.cancel, run: state.cancel }}
        />
      )}
      {failure && !failedReset && !result && (
        <>
          <ProblemAlert {...problemText(failure)} />
          <BreakGlass state={state} role={role} isAllowed={hasBreakGlass(settings)} />
          <SecondPerson state={state} isInBrowser={session.profile.signIn === 'entra'} />
        </>
      )}
      {result && <OwnerResult key={result.disclosureId} state={state} result={result} />}
      {history && (
        <OwnerHistory
          history={history}
          shownId={result?.owner.ownerId}
          isBusy={task !== undefined}
          onShow={state.showOwner}
        />
      )}
      {procedure && <Procedure {...procedure} />}
      {isUnasked && !procedure && <FirstQuestions {...text.empty} />}
    </>
  );
}

// Without the owner password: nobody dictates 28 letters of Base64.
function announcementOf(state: ManageTpmState): string {
  const { history, result } = state;
  if (result?.shown) return text.result.shownFor(result.shown.forSeconds);
  if (result) return text.result.hidden;
  return history ? text.history.hint : '';
}
