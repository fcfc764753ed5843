import { Button, Checkbox } from '@fluentui/react-components';
import { PlugConnectedCheckmarkRegular, SaveRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Api } from '../api.ts';
import { problemText } from '../text/problem-text.ts';
import { words } from '../text/words.ts';
import { ClosableDialog } from '../ui/closable-dialog.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { SlowProgress } from '../ui/slow-progress.tsx';
import { type DiagnosticsState, createDiagnosticsStore } from './diagnostics-store.ts';
import styles from './diagnostics-dialog.module.css';

interface DiagnosticsDialogProps {
  readonly api: Api;
  readonly isOpen: boolean;
  /** The profile whose connection can be checked, if there is one. */
  readonly profileId: string | undefined;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

const text = words.diagnostics;

/** Shows a file of diagnostics as it is going to be, and saves it. */
export function DiagnosticsDialog(props: DiagnosticsDialogProps) {
  const { api, isOpen, profileId, onSaved, onClose } = props;
  const [store] = useState(() => createDiagnosticsStore(api));
  const state = useStore(store);
  const { task, shown, saved, collect, cancel } = state;
  useEffect(() => {
    if (isOpen) void collect(false);
    return cancel;
  }, [isOpen, collect, cancel]);
  useEffect(() => {
    if (saved !== undefined) onSaved();
  }, [saved, onSaved]);

  return (
    <ClosableDialog
      isOpen={isOpen}
      title={text.title}
      closeText={words.app.close}
      className={styles['surface']}
      otherButtons={
        <Button
          icon={<SaveRegular />}
          disabledFocusable={task !== undefined || shown === undefined}
          onClick={() => void state.save()}
        >
          {text.save}
        </Button>
      }
      onClose={onClose}
    >
      <div className={styles['content']}>
        <p className={styles['lead']}>{text.lead}</p>
        <Choices state={state} profileId={profileId} />
        <textarea readOnly aria-label={text.text} className={styles['text']} value={shown?.text} />
        <Below {...state} />
      </div>
    </ClosableDialog>
  );
}

interface ChoicesProps extends Pick<DiagnosticsDialogProps, 'profileId'> {
  readonly state: DiagnosticsState;
}

/** What else may go into the file. */
function Choices({ state, profileId }: ChoicesProps) {
  const { task, namesPeople, collect, check } = state;
  return (
    <div className={styles['choices']}>
      <Checkbox
        label={text.namesPeople}
        checked={namesPeople}
        disabled={task === 'check'}
        onChange={(_event, { checked }) => void collect(checked === true)}
      />
      {profileId !== undefined && (
        <Button
          icon={<PlugConnectedCheckmarkRegular />}
          disabledFocusable={task !== undefined}
          onClick={() => void check(profileId)}
        >
          {words.settings.check.run}
        </Button>
      )}
    </div>
  );
}

/** What is under way, and what has come of it. */
function Below({ task, failure, saved, cancel }: DiagnosticsState) {
  return (
    <>
      {(task === 'collect' || task === 'check') && (
        <SlowProgress
          label={task === 'check' ? words.settings.check.running : text.collecting}
          cancel={{ label: words.app.cancel, run: cancel }}
        />
      )}
      {failure && <ProblemAlert {...problemText(failure)} />}
      <output className={styles['saved']}>
        {saved && words.reports.exported(saved.fileName, saved.folder)}
      </output>
    </>
  );
}
