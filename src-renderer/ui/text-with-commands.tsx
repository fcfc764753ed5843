import { Fragment } from 'react';
import styles from './command.module.css';

/**
 * A sentence with commands between backticks: they are set in a typeface of their own and break
 * only at spaces.
 */
export function TextWithCommands({ text }: { readonly text: string }) {
  const parts = text.split('`').map((part, place) => ({ part, place }));
  return parts.map(({ part, place }) => (
    <Fragment key={place}>{place % 2 === 0 ? part : <Command line={part} />}</Fragment>
  ));
}

function Command({ line }: { readonly line: string }) {
  const words = line.split(' ').map((word, place) => ({ word, place }));
  return (
    <code className={styles['inText']}>
      {words.map(({ word, place }) => (
        <Fragment key={place}>
          {place > 0 && ' '}
          <span className={styles['word']}>{word}</span>
        </Fragment>
      ))}
    </code>
  );
}
