import { type ReactNode, useId } from 'react';
import { words } from '#renderer/text/words.ts';
import hidden from '#renderer/ui/visually-hidden.module.css';
import styles from './recovery-screen.module.css';

const text = words.driveRecovery.recoveryScreen;
const { drawn } = text;
/** A computer of the demo profile. */
const KEY_ID = ['3F9A1C7E', '-52B8-4D06-9E41-7A0C5D2B8F13'] as const;

/** The recovery screen of Windows 10 and 11, and where on it the key ID stands. */
export function RecoveryScreen() {
  const title = useId();
  return (
    <section className={styles['screen']} aria-labelledby={title}>
      <h2 id={title} className={styles['title']}>
        {text.title}
      </h2>
      <p className={hidden['visuallyHidden']}>{text.alt}</p>
      <div className={styles['beside']}>
        <Drawing />
        <ol className={styles['legend']}>
          {text.legend.map(([name, what]) => (
            <li key={name}>
              <strong>{words.app.labelled(name, '')}</strong>
              {what}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

/**
 * Drawn with lines that wrap, because each language of Windows needs another length: whatever it
 * says has a place, in any font.
 */
function Drawing() {
  return (
    <div className={styles['frame']} aria-hidden="true">
      <div className={styles['drawing']}>
        <div className={styles['drawnTitle']}>{drawn.title}</div>
        <div className={styles['enter']}>{drawn.enter}</div>
        <Marked number={2}>
          <div className={styles['entry']} />
        </Marked>
        <div>{drawn.keys}</div>
        <div className={styles['keyIdName']}>{drawn.keyId}</div>
        <Marked number={1}>
          <KeyId />
        </Marked>
        <div className={styles['find']}>{drawn.find}</div>
        <Marked number={3}>
          <div className={styles['hint']}>{drawn.signIn}</div>
          <div className={styles['account']}>{drawn.account}</div>
          <div className={styles['hint']}>{drawn.more}</div>
        </Marked>
        <div className={styles['continue']}>{drawn.continue}</div>
        <div>{drawn.options}</div>
      </div>
    </div>
  );
}

/** Set off by a frame, and its first eight digits by weight: those the caller reads out. */
function KeyId() {
  return (
    <div className={styles['keyId']}>
      <strong>{KEY_ID[0]}</strong>
      {KEY_ID[1]}
    </div>
  );
}

interface MarkedProps {
  /** Of the line in the legend. */
  readonly number: number;
  readonly children: ReactNode;
}

function Marked({ number, children }: MarkedProps) {
  return (
    <div className={styles['marked']}>
      <div className={styles['what']}>{children}</div>
      <span className={styles['marker']}>{number}</span>
    </div>
  );
}
