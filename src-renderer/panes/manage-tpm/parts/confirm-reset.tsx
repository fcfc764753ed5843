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
import { words } from '#renderer/text/words.ts';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import { isSameName } from '#shared/request/computer.ts';
import type { TpmFileInfo } from '#shared/tpm/tpm-file.ts';
import type { Confirming, Proof } from '../state.ts';
import card from '#renderer/ui/result-card.module.css';
import styles from './confirm-reset.module.css';

interface ConfirmResetProps {
  readonly confirming: Confirming;
  readonly file: TpmFileInfo | undefined;
  readonly onConfirm: (acceptsOtherMachine: boolean) => Promise<void>;
  readonly onDecline: () => void;
}

const text = words.manageTpm.confirm;

/** Shows what is sent to which computer, and asks once: a wrong owner password locks the TPM. */
export function ConfirmReset({ confirming, file, onConfirm, onDecline }: ConfirmResetProps) {
  const { hostName, proof, form } = confirming;
  const [accepted, setAccepted] = useState(false);
  useReturnFocus(true);
  const otherMachine = proof === 'file' ? otherMachineOf(file, form.computerName) : undefined;
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
              <dd>{sentText(proof, file)}</dd>
            </dl>
            {proof !== 'kept-by-computer' && <p>{text.warning}</p>}
            {otherMachine !== undefined && (
              <div role="alert" className={styles['other']}>
                <strong>{text.otherMachine(otherMachine, form.computerName)}</strong>
                <Checkbox
                  label={text.accept}
                  checked={accepted}
                  onChange={(_event, { checked }) => {
                    setAccepted(checked === true);
                  }}
                />
              </div>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onDecline}>{text.cancel}</Button>
            <Button
              appearance="primary"
              className={styles['confirm']}
              disabledFocusable={otherMachine !== undefined && !accepted}
              onClick={() => void onConfirm(accepted)}
            >
              {words.manageTpm.reset.reset}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** The computer a file says it belongs to, where that is not the one in the form. */
function otherMachineOf(file: TpmFileInfo | undefined, computerName: string): string | undefined {
  if (file === undefined || file.machineName === '') return undefined;
  return isSameName(file.machineName, computerName) ? undefined : file.machineName;
}

function sentText(proof: Proof, file: TpmFileInfo | undefined): string {
  switch (proof) {
    case 'file':
      return text.file(file?.fileName ?? '');
    case 'retrieved':
      return text.retrieved;
    case 'kept-by-computer':
      return text.kept;
  }
}
