import { LinkRegular } from '@fluentui/react-icons';
import styles from '../sign-in.module.css';

/** Tells that a link was handed over, and what it waits for. */
export function LinkWaits({ text }: { readonly text: string }) {
  return (
    <output className={styles['link']}>
      <LinkRegular fontSize={20} aria-hidden="true" />
      {text}
    </output>
  );
}
