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
  const characters = Array.from(text, (character, place) => ({ character, place }));
  return (
    <span className={styles['keyId']}>
      {characters.map(({ character, place }) => (
        <Fragment key={place}>
          {at.includes(place) ? <mark className={styles['marked']}>{character}</mark> : character}
          {place === LAST_BREAK && <wbr />}
        </Fragment>
      ))}
    </span>
  );
}
