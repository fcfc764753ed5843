import { words } from '../../../text/words.ts';
import styles from './ask-the-caller.module.css';

/** What stands there before the first request: the three questions a call begins with. */
export function AskTheCaller() {
  const { title, steps } = words.driveRecovery.empty;
  return (
    <section className={styles['hint']} aria-label={title}>
      <h2 className={styles['title']}>{title}</h2>
      <ol className={styles['steps']}>
        {steps.map(([question, why]) => (
          <li key={question}>
            <strong>{question}</strong>
            <span>{why}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
