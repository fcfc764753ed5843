import styles from './visually-hidden.module.css';

/**
 * A live region: screen readers say `text` whenever it changes. It is rendered even while `text` is
 * empty, because they do not say what is already in it when it appears.
 */
export function Announcement({ text }: { readonly text: string }) {
  return <output className={styles['visuallyHidden']}>{text}</output>;
}
