import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { words } from '#renderer/text/words.ts';
import { MarkedCharacters } from '#renderer/ui/marked-characters.tsx';
import styles from './spelled-key-id.module.css';

interface SpelledKeyIdProps {
  readonly keyId: string;
  /**
   * How many characters from the start are marked: those that were typed, or those a caller
   * compares first.
   */
  readonly marked: number;
  /** Of the ID alone, for what it describes. */
  readonly id?: string | undefined;
}

const text = words.driveRecovery.keyId;

/** A key ID, and on demand the words to say it with on the telephone. */
export function SpelledKeyId({ keyId, marked, id }: SpelledKeyIdProps) {
  const [isSpelled, setSpelled] = useState(false);
  return (
    <>
      <span className={styles['line']}>
        <span id={id}>
          <MarkedCharacters text={keyId} at={Array.from({ length: marked }, (_, place) => place)} />
        </span>
        <Button
          appearance="transparent"
          size="small"
          className={styles['toggle']}
          aria-expanded={isSpelled}
          aria-label={text.spellingOf(keyId)}
          onClick={() => {
            setSpelled(!isSpelled);
          }}
        >
          {text.spellOut}
        </Button>
      </span>
      {isSpelled && (
        <span className={styles['words']}>
          {text.spelled(keyId).map((group) => (
            <span key={group}>{group}</span>
          ))}
        </span>
      )}
    </>
  );
}
