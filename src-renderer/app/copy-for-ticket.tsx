import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { words } from '#renderer/text/words.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import type { PaneProps } from './pane-props.ts';
import { shortcutOf } from './shortcut.ts';
import { useCommand } from './use-command.ts';
import styles from '#renderer/ui/request-summary.module.css';

interface CopyForTicketProps extends Pick<PaneProps, 'commands' | 'isInFront'> {
  /** What is copied. It holds no secret: anybody may read a ticket, and nothing clears it away. */
  readonly text: () => string;
  /** What is said after it. */
  readonly copied: string;
}

const own = words.driveRecovery.call.summary;

/** Copies what the help desk's ticket has to say of an answered request. */
export function CopyForTicket({ commands, isInFront, text, copied }: CopyForTicketProps) {
  const [outcome, setOutcome] = useState('');
  const copy = () => {
    setOutcome(copyText(text()) ? copied : own.notCopied);
  };
  useCommand(commands, 'copy-for-ticket', isInFront ? copy : undefined);
  return (
    <>
      <Button {...shortcutOf('copy-for-ticket')} onClick={copy}>
        {own.copyForTicket}
      </Button>
      <output className={styles['outcome']}>{outcome}</output>
    </>
  );
}
