import { commandName } from '../text/command-name.ts';
import { words } from '../text/words.ts';
import { ClosableDialog } from '../ui/closable-dialog.tsx';

interface AboutDialogProps {
  readonly isOpen: boolean;
  readonly version: string;
  readonly onClose: () => void;
}

export function AboutDialog({ isOpen, version, onClose }: AboutDialogProps) {
  return (
    <ClosableDialog
      isOpen={isOpen}
      title={commandName('about')}
      closeText={words.app.close}
      onClose={onClose}
    >
      {words.app.aboutText(version)}
    </ClosableDialog>
  );
}
