import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { formatCountdown, words } from '../../../text/words.ts';
import { useCountdown } from '../../../ui/use-countdown.ts';
import type { Notice } from '../store.ts';
import styles from './recovery-result.module.css';

const text = words.driveRecovery.result;

/** What the last button did. */
export function NoticeLine({ notice }: { readonly notice: Notice }) {
  return (
    <output className={styles['notice']}>
      <CheckmarkCircleRegular fontSize={20} aria-hidden="true" />
      {notice.kind === 'saved' ? <span>{text.saved(notice.fileName, notice.folder)}</span> : <Copied key={notice.clearsAtMs} clearsAtMs={notice.clearsAtMs} />}
    </output>
  );
}

function Copied({ clearsAtMs }: { readonly clearsAtMs: number }) {
  const seconds = useCountdown(clearsAtMs);
  return <span aria-live="off">{seconds > 0 ? text.copied(formatCountdown(seconds)) : text.copiedDone}</span>;
}
