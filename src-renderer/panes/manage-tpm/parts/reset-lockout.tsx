import { Button, Radio, RadioGroup } from '@fluentui/react-components';
import { ArrowResetRegular, DocumentKeyRegular, LockOpenRegular } from '@fluentui/react-icons';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { problemText } from '#renderer/text/problem-text.ts';
import { words } from '#renderer/text/words.ts';
import { IntoView } from '#renderer/ui/into-view.tsx';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { SlowProgress } from '#renderer/ui/slow-progress.tsx';
import { type ManageTpmState, type Proof, authorisationOf } from '../state.ts';
import { LockoutState } from './lockout-state.tsx';
import codeLine from '#renderer/ui/command.module.css';
import card from '#renderer/ui/result-card.module.css';
import styles from './reset-lockout.module.css';

interface ResetLockoutProps {
  readonly state: ManageTpmState;
  /** Called with the first field that is wrong. */
  readonly onWrong: (field: string | undefined) => void;
}

const text = words.manageTpm.reset;
const PROOFS: readonly Proof[] = ['retrieved', 'file', 'kept-by-computer'];

/** Resets the lockout of the computer in the form, with an owner password or without one. */
export function ResetLockout({ state, onWrong }: ResetLockoutProps) {
  const { form, task } = state;
  const isBusy = task !== undefined;
  const computer = [form.computerName.trim(), form.computerDomain.trim()].filter(Boolean).join('.');
  return (
    <section className={card['card']} aria-labelledby="reset-title">
      <h2 id="reset-title" className={card['title']}>
        {text.title}
      </h2>
      <p className={styles['intro']}>
        {form.computerName.trim() === '' ? text.introNoComputer : text.intro(computer)}
      </p>
      <OwnerPasswordFile state={state} />
      <div className={card['buttons']}>
        <Button
          appearance="primary"
          icon={<ArrowResetRegular />}
          disabledFocusable={isBusy || authorisationOf(state) === undefined}
          onClick={() => {
            onWrong(state.prepareReset()[0]);
          }}
        >
          {text.reset}
        </Button>
        <Button
          icon={<LockOpenRegular />}
          disabledFocusable={isBusy}
          onClick={() => {
            onWrong(state.readLockout()[0]);
          }}
        >
          {text.read}
        </Button>
      </div>
      <ResetOutcome state={state} />
    </section>
  );
}

/** What the computer is asked, and what it says. */
function ResetOutcome({ state }: { readonly state: ManageTpmState }) {
  const { command, failedReset, failure, reading, task } = state;
  const isAsking = task === 'read-lockout' || task === 'reset';
  return (
    <>
      {isAsking && (
        <SlowProgress
          label={text.reading}
          cancel={{ label: words.app.cancel, run: state.cancel }}
        />
      )}
      {failure && failedReset && (
        <IntoView>
          <ProblemAlert {...problemText(failure)} />
        </IntoView>
      )}
      {command !== undefined && <CommandForElsewhere command={command} />}
      {reading && (
        <IntoView>
          <LockoutState reading={reading} />
        </IntoView>
      )}
    </>
  );
}

/** What the reset proves ownership with. A file may be dropped anywhere on it. */
function OwnerPasswordFile({ state }: { readonly state: ManageTpmState }) {
  const { file, proof, result } = state;
  const label = useId();
  return (
    <DropArea onDropped={(dropped) => void state.dropFile(dropped)}>
      <span id={label} className={styles['label']}>
        {text.file}
      </span>
      <RadioGroup
        aria-labelledby={label}
        value={proof}
        onChange={(_event, { value }) => {
          const chosen = PROOFS.find((candidate) => candidate === value);
          if (chosen !== undefined) state.chooseProof(chosen);
        }}
      >
        {result && <Radio value="retrieved" label={text.retrieved} />}
        <div className={styles['choose']}>
          <Radio value="file" label={fileLabel(file)} />
          <Button
            size="small"
            icon={<DocumentKeyRegular />}
            disabledFocusable={state.task !== undefined}
            onClick={() => void state.chooseFile()}
          >
            {text.choose}
          </Button>
          <span className={styles['drop']}>{text.drop}</span>
        </div>
        <Radio value="kept-by-computer" label={text.kept} />
      </RadioGroup>
    </DropArea>
  );
}

interface DropAreaProps {
  readonly onDropped: (file: File) => void;
  readonly children: ReactNode;
}

function DropArea({ onDropped, children }: DropAreaProps) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent, isNow: boolean) => {
    event.preventDefault();
    setOver(isNow);
  };
  return (
    <div
      className={`${styles['file'] ?? ''} ${isOver ? (styles['over'] ?? '') : ''}`}
      onDragOver={(event) => {
        over(event, true);
      }}
      onDragLeave={(event) => {
        over(event, false);
      }}
      onDrop={(event) => {
        over(event, false);
        const dropped = event.dataTransfer.files[0];
        if (dropped !== undefined) onDropped(dropped);
      }}
    >
      {children}
    </div>
  );
}

function fileLabel(file: ManageTpmState['file']): string {
  if (file === undefined) return text.fromFile;
  return file.machineName === ''
    ? text.chosen(file.fileName)
    : text.chosenFor(file.fileName, file.machineName);
}

function CommandForElsewhere({ command }: { readonly command: string }) {
  return (
    <div className={styles['elsewhere']}>
      <strong>{text.command.title}</strong>
      <span>{text.command.intro}</span>
      <code className={codeLine['command']}>{command}</code>
    </div>
  );
}
