import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useReturnFocus } from './use-return-focus.ts';

interface ClosableDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** On the primary button, which closes the dialog as Escape does. */
  readonly closeText: string;
  /** Read out when it appears; a click beside it does not close it. */
  readonly isAlert?: boolean;
  readonly className?: string | undefined;
  /** Before the one that closes it. */
  readonly otherButtons?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that is read and closed. The focus then goes back to where it was. */
export function ClosableDialog({
  isOpen,
  isAlert = false,
  onClose,
  ...props
}: ClosableDialogProps) {
  useReturnFocus(isOpen);
  return (
    <Dialog modalType={isAlert ? 'alert' : 'modal'} open={isOpen} onOpenChange={onClose}>
      <DialogSurface className={props.className}>
        <DialogBody>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogContent>{props.children}</DialogContent>
          <DialogActions>
            {props.otherButtons}
            <Button appearance="primary" onClick={onClose}>
              {props.closeText}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
