import type { ReactNode } from 'react';
import styles from './key-id.module.css';

/** `8D57-2E9A6C41F085` */
const LAST_TWO_GROUPS = 17;

interface KeyIdProps {
  readonly keyId: string;
  /** How many characters from the start are set off: what was typed, or what a caller compares first. */
  readonly marked: number;
}

/** A recovery key ID in a face nobody misreads, its beginning set off by weight and underline, not by colour alone. */
export function KeyId({ keyId, marked }: KeyIdProps) {
  return (
    <span className={styles['keyId']}>
      <mark className={styles['marked']}>{keyId.slice(0, marked)}</mark>
      {breakable(keyId.slice(marked))}
    </span>
  );
}

// Where room is short it breaks in its middle, never inside a group.
function breakable(rest: string): ReactNode {
  const middle = rest.length - LAST_TWO_GROUPS;
  return middle > 0 ? [rest.slice(0, middle), <wbr key="middle" />, rest.slice(middle)] : rest;
}
