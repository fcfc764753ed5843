import { Fragment } from 'react';
import styles from './key-id.module.css';

/** Behind the third dash of a key ID: where room is short it breaks in its middle. */
const LAST_BREAK = 18;

interface MarkedCharactersProps {
  readonly text: string;
  /** Places of the characters that are set off. */
  readonly at: readonly number[];
}

/** A text in a face nobody misreads, single characters of it set off. */
export function MarkedCharacters({ text, at }: MarkedCharactersProps) {
  return (
    <span className={styles['keyId']}>
      {Array.from(text, (character, index) =>
        at.includes(index) ? (
          // eslint-disable-next-line react/no-array-index-key -- its place is what a character is told apart by
          <mark key={index} className={styles['marked']}>
            {character}
          </mark>
        ) : index === LAST_BREAK ? (
          // eslint-disable-next-line react/no-array-index-key -- as above
          <Fragment key={index}>
            {character}
            <wbr />
          </Fragment>
        ) : (
          character
        ),
      )}
    </span>
  );
}
