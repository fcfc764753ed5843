import { Button, ProgressBar } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import styles from './slow-progress.module.css';

/** What is over sooner never shows: a bar that flashes by only disturbs. */
const PATIENCE_MS = 300;

interface SlowProgressProps {
  readonly label: string;
  /** Between 0 and 1; left out when nobody knows. */
  readonly value?: number | undefined;
  readonly cancel?: { readonly label: string; readonly run: () => void } | undefined;
}

/** A bar for what takes longer than a moment, with a way to stop it. */
export function SlowProgress({ label, value, cancel }: SlowProgressProps) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSlow(true);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  if (!isSlow) return null;
  return (
    <div className={styles['row']}>
      <span className={styles['label']}>{label}</span>
      <ProgressBar aria-label={label} {...(value !== undefined && { value })} />
      {cancel && (
        <Button size="small" onClick={cancel.run}>
          {cancel.label}
        </Button>
      )}
    </div>
  );
}
