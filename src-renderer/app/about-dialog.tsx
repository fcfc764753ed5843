import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { words } from '../text/words.ts';

interface AboutDialogProps {
  readonly version: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function AboutDialog({ version, isOpen, onClose }: AboutDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.app.about}</DialogTitle>
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
