import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useState } from 'react';
import { formatMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import { isSameName } from '#shared/request/computer.ts';
import type { TpmFileInfo } from '#shared/tpm/tpm-file.ts';
import type { TpmOwner } from '#shared/tpm/tpm-owner.ts';
import type { Accepted, Confirming, Proof } from '../state.ts';
import card from '#renderer/ui/result-card.module.css';
import styles from './confirm-reset.module.css';

/** Where an owner password comes from. */
export interface Sent {
  readonly file: TpmFileInfo | undefined;
  /** The record it was retrieved from. */
  readonly owner: TpmOwner | undefined;
  /** The newest record of the same computer, where several were found. */
  readonly newest: TpmOwner | undefined;
}

interface ConfirmResetProps {
  readonly confirming: Confirming;
  readonly sent: Sent;
  readonly onConfirm: (accepted: Accepted) => Promise<void>;
  readonly onDecline: () => void;
}

const text = words.manageTpm.confirm;

/** Shows what is sent to which computer, and asks once: a wrong owner password locks the TPM. */
export function ConfirmReset({ confirming, sent, onConfirm, onDecline }: ConfirmResetProps) {
  const { hostName, proof } = confirming;
  const [accepted, setAccepted] = useState(false);
  useReturnFocus(true);
  const otherMachine = otherMachineIn(confirming, sent);
  const older = proof === 'retrieved' ? olderText(sent) : undefined;
  const doubts = [otherMachine, older].filter((doubt) => doubt !== undefined);
  const isDoubtful = doubts.length > 0;
  return (
    <Dialog open modalType="alert" onOpenChange={onDecline}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{text.title}</DialogTitle>
          <DialogContent className={styles['content']}>
            <dl className={card['facts']}>
              <dt>{text.computer}</dt>
              <dd>{hostName}</dd>
              <dt>{text.sends}</dt>
              <dd>{sentText(proof, sent)}</dd>
            </dl>
            {proof !== 'kept-by-computer' && <p>{text.warning}</p>}
            {isDoubtful && <Doubts doubts={doubts} accepted={accepted} onAccept={setAccepted} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onDecline}>{text.cancel}</Button>
            <Button
              appearance="primary"
              className={styles['confirm']}
              disabledFocusable={isDoubtful && !accepted}
              onClick={() => {
                // Only what the dialog has warned of is accepted.
                void onConfirm({
                  acceptsOtherMachine: accepted && otherMachine !== undefined,
                  acceptsSuperseded: accepted && older !== undefined,
                });
              }}
            >
              {words.manageTpm.reset.reset}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface DoubtsProps {
  readonly doubts: readonly string[];
  readonly accepted: boolean;
  readonly onAccept: (accepted: boolean) => void;
}

/** Why it will probably lock the TPM, and the tick without which nothing is sent. */
function Doubts({ doubts, accepted, onAccept }: DoubtsProps) {
  return (
    <div role="alert" className={styles['other']}>
      {doubts.map((doubt) => (
        <strong key={doubt}>{doubt}</strong>
      ))}
      <Checkbox
        label={text.accept}
        checked={accepted}
        onChange={(_event, { checked }) => {
          onAccept(checked === true);
        }}
      />
    </div>
  );
}

/** Says so where what is sent belongs to another computer than the one in the form. */
function otherMachineIn(
  { proof, form: { computerName } }: Confirming,
  { file, owner }: Sent,
): string | undefined {
  const machine =
    proof === 'file' ? file?.machineName : proof === 'retrieved' ? owner?.computer.name : '';
  if (machine === undefined || machine === '' || isSameName(machine, computerName))
    return undefined;
  return proof === 'file'
    ? text.otherMachine(machine, computerName)
    : text.otherComputer(machine, computerName);
}

function olderText({ owner, newest }: Sent): string | undefined {
  if (owner?.state !== 'superseded') return undefined;
  return text.superseded(
    formatMoment(owner.recordedAt),
    newest === undefined ? '' : formatMoment(newest.recordedAt),
  );
}

function sentText(proof: Proof, { file, owner }: Sent): string {
  switch (proof) {
    case 'file':
      return text.file(file?.fileName ?? '');
    case 'retrieved':
      return text.retrieved(owner === undefined ? '' : formatMoment(owner.recordedAt));
    case 'kept-by-computer':
      return text.kept;
  }
}
