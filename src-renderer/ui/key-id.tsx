import styles from './key-id.module.css';

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
      {keyId.slice(marked)}
    </span>
  );
}
