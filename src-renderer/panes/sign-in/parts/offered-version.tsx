import { ArrowSyncRegular } from '@fluentui/react-icons';
import { words } from '#renderer/text/words.ts';
import styles from '../sign-in.module.css';

/** Tells of a newer version. Where its packages are stands in Settings. */
export function OfferedVersion({ version }: { readonly version: string }) {
  return (
    <output className={styles['link']}>
      <ArrowSyncRegular fontSize={20} aria-hidden="true" />
      {words.updates.offered(version)}
    </output>
  );
}
