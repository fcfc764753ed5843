import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { words } from '#renderer/text/words.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import styles from './copied-hash.module.css';

interface CopiedHashProps {
  readonly hash: string;
  readonly label: string;
}

/** A whole hash, to be compared digit by digit with one that was noted elsewhere. */
export function CopiedHash({ hash, label }: CopiedHashProps) {
  const [isCopied, setCopied] = useState(false);
  return (
    <span className={styles['hash']}>
      <code className={styles['digits']}>{hash}</code>
      <Button
        size="small"
        icon={<CopyRegular />}
        aria-label={label}
        title={label}
        onClick={() => {
          setCopied(copyText(hash));
        }}
      />
      <output>{isCopied && words.reports.entry.copied}</output>
    </span>
  );
}
