import { words } from '../text/words.ts';
import styles from './app.module.css';

/** Stands above everything while the data is made up. */
export function Banner() {
  return (
    <aside className={styles['banner']} aria-label={words.app.demoLabel}>
      {words.app.demoBanner}
    </aside>
  );
}
