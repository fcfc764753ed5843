import { words } from '#renderer/text/words.ts';
import styles from './no-source.module.css';

const text = words.compliance.noSource;

/** In place of the reports where nothing that is configured knows of compliance. */
export function NoSource() {
  return (
    <section className={styles['notice']} aria-label={text.title}>
      <h2>{text.title}</h2>
      <p>{text.text}</p>
    </section>
  );
}
