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
import type { Confirming } from '../state.ts';
import card from '#renderer/ui/result-card.module.css';
import styles from './confirm-reset.module.css';

interface ConfirmResetProps {
  readonly confirming: Confirming;
  readonly file: TpmFileInfo | undefined;
  readonly onConfirm: (acceptsOtherMachine: boolean) => Promise<void>;
  readonly onDecline: () => void;
}

const text = words.manageTpm.confirm;

/** Shows what will be sent to which computer, and asks once: a wrong owner password locks the TPM. */
export function ConfirmReset({ confirming, file, onConfirm, onDecline }: ConfirmResetProps) {
  const { hostName, proof, form } = confirming;
  const [accepted, setAccepted] = useState(false);
  useReturnFocus(true);
  const isOther =
    proof === 'file' &&
    file !== undefined &&
    file.machineName !== '' &&
    !isSameName(file.machineName, form.computerName);
  const sends =
    proof === 'file'
      ? text.file(file?.fileName ?? '')
      : { retrieved: text.retrieved, 'kept-by-computer': text.kept }[proof];
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
              <dd>{sends}</dd>
            </dl>
            {proof !== 'kept-by-computer' && <p>{text.warning}</p>}
            {isOther && (
              <div role="alert" className={styles['other']}>
                <strong>{text.otherMachine(file.machineName, form.computerName)}</strong>
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
              disabledFocusable={isOther && !accepted}
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
