import styles from './key-id.module.css';

/** `B7E4D2A9-0C61-4F3B-`: where room is short a key ID breaks behind these. */
const HALF = 19;

interface MarkedCharactersProps {
  readonly text: string;
  /** Places of the characters that are set off. */
  readonly at: readonly number[];
}

/**
 * A key ID or a part of one in a typeface that is hard to misread, with some characters marked by
 * weight and underline, not by colour alone.
 */
export function MarkedCharacters({ text, at }: MarkedCharactersProps) {
  return (
    <span className={styles['keyId']}>
      <Half text={text.slice(0, HALF)} at={at} />
      <wbr />
      <Half text={text.slice(HALF)} at={at.map((place) => place - HALF)} />
    </span>
  );
}

function Half({ text, at }: MarkedCharactersProps) {
  return (
    <span className={styles['half']}>
      {runsOf(text, at).map(({ from, run, isMarked }) =>
        isMarked ? (
          <mark key={from} className={styles['marked']}>
            {run}
          </mark>
        ) : (
          run
        ),
      )}
    </span>
  );
}

interface Run {
  readonly from: number;
  run: string;
  readonly isMarked: boolean;
}

/** The text cut wherever marked and unmarked characters meet. */
function runsOf(text: string, at: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [place, character] of Array.from(text).entries()) {
    const isMarked = at.includes(place);
    const last = runs.at(-1);
    if (last?.isMarked === isMarked) last.run += character;
    else runs.push({ from: place, run: character, isMarked });
  }
  return runs;
}
