import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Api } from '#renderer/api.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { Announcement } from '#renderer/ui/announcement.tsx';
import { FirstQuestions } from '#renderer/ui/first-questions.tsx';
import { focusField } from '#renderer/ui/focus-field.ts';
import { IntoView } from '#renderer/ui/into-view.tsx';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import { useEscape } from '#renderer/ui/use-escape.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import { roleIn } from '#shared/sign-in/role.ts';
import type { SessionView } from '#shared/sign-in/session.ts';
import { FoundKeys } from './parts/found-keys.tsx';
import { PossibleMatches } from './parts/possible-matches.tsx';
import { Procedures } from './parts/procedures.tsx';
import { ReasonGuide } from './parts/reason-guide.tsx';
import { RecoveryForm } from './parts/recovery-form.tsx';
import { RecoveryResult } from './parts/recovery-result.tsx';
import { SimilarKeys } from './parts/similar-keys.tsx';
import { SourceStates } from './parts/source-states.tsx';
import type { DriveRecoveryState } from './state.ts';
import { createDriveRecoveryStore } from './store.ts';
import styles from '#renderer/ui/request-pane.module.css';

interface DriveRecoveryPaneProps {
  readonly api: Api;
  readonly session: SessionView;
}

/** The request on the left, what came of it on the right. */
export function DriveRecoveryPane({ api, session }: DriveRecoveryPaneProps) {
  // A help desk user's rules are the stricter ones; main would refuse whoever has neither role.
  const role = roleIn('drive-recovery', session.operator.roles) ?? 'user';
  const [store] = useState(() => createDriveRecoveryStore(api, role));
  const state = useStore(store);
  const { failure, found, matches, result, similar, task } = state;
  const pane = useRef<HTMLDivElement>(null);
  useEscape(pane, () => {
    state.dismiss();
    focusField(pane.current, 'keyId');
  });

  const adopt = (keyId: RecoveryKeyId) => {
    state.adoptSimilar(keyId);
    focusField(pane.current, 'keyId');
  };

  const adoptFound = (keyId: RecoveryKeyId) => {
    state.adoptFound(keyId);
    focusField(pane.current, 'reason');
  };

  return (
    <div ref={pane} className={styles['pane']}>
      <Announcement text={spoken(state)} />
      <RecoveryForm state={state} role={role} domains={session.domains} />
      <div className={styles['outcome']}>
        {task === 'submit' && (
          <SlowProgress
            label={words.driveRecovery.form.submitting}
            cancel={{ label: words.app.cancel, run: state.cancel }}
          />
        )}
        {task === 'submit' && state.asked.length > 0 && <SourceStates sources={state.asked} />}
        {failure && !result && (
          <IntoView>
            <ProblemAlert {...problemText(failure)} />
          </IntoView>
        )}
        {result && <RecoveryResult key={result.disclosureId} state={state} result={result} />}
        {matches && (
          <PossibleMatches
            matches={matches}
            shownKeyId={result?.protector.keyId}
            isBusy={task !== undefined}
            onShow={state.showMatch}
          />
        )}
        {similar && <SimilarKeys similar={similar} onUse={adopt} />}
        {found && (
          <IntoView>
            <FoundKeys found={found} onUse={adoptFound} />
          </IntoView>
        )}
        {result && <ReasonGuide result={result} />}
        {result && (
          <Procedures
            key={`procedures ${result.disclosureId}`}
            state={state}
            protector={result.protector}
          />
        )}
        {!failure && !matches && !similar && !found && !result && task === undefined && (
          <FirstQuestions {...words.driveRecovery.empty} />
        )}
      </div>
    </div>
  );
}

// The digits are not among it: whoever listens with the caller on the line goes to them when they want them.
function spoken({ found, matches, result, similar }: DriveRecoveryState): string {
  const text = words.driveRecovery;
  if (result?.shown) return text.result.shownFor(result.shown.forSeconds);
  if (result) return text.result.hidden;
  if (found) return `${text.finder.title(found.text)}. ${text.finder.lead}`;
  if (similar) return text.keyId.similar.lead(endUserOf(similar.form));
  return matches
    ? `${text.matches.count(matches.rows.length, matches.total)} ${matches.rows.length === 1 ? text.matches.nextOfOne : text.matches.next}`
    : '';
}
