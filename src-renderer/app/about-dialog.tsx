import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { commandName } from '../text/command-name.ts';
import { words } from '../text/words.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';

interface AboutDialogProps {
  readonly isOpen: boolean;
  readonly version: string;
  readonly onClose: () => void;
}

export function AboutDialog({ isOpen, version, onClose }: AboutDialogProps) {
  useReturnFocus(isOpen);
  return (
    <Dialog open={isOpen} onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{commandName('about')}</DialogTitle>
          <DialogContent>{words.app.aboutText(version)}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {words.app.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
