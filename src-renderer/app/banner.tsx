import { words } from '../text/words.ts';
import styles from './app.module.css';

/** Stands above everything while the data is made up. */
export function Banner() {
  return (
    <div className={styles['banner']} role="note">
      {words.app.demoBanner}
    </div>
  );
}
