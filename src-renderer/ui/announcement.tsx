import styles from './unseen.module.css';

/**
 * Says `text` to screen readers whenever it changes. Has to be there before there is anything to
 * say: readers skip what a live region is born with.
 */
export function Announcement({ text }: { readonly text: string }) {
  return <output className={styles['unseen']}>{text}</output>;
}
