import { WarningRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import styles from './warning-line.module.css';

interface WarningLineProps {
  /** Something is lost for good. */
  readonly isGrave?: boolean;
  readonly children: ReactNode;
}

/** Something to know before going on. */
export function WarningLine({ isGrave = false, children }: WarningLineProps) {
  return (
    <div className={`${styles['line']} ${isGrave ? styles['grave'] : ''}`}>
      <WarningRegular fontSize={20} aria-hidden="true" />
      {children}
    </div>
  );
}
