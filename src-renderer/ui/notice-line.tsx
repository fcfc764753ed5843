import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { useCountdown } from './use-countdown.ts';
import styles from './result-card.module.css';

export type Notice =
  | { readonly kind: 'copied'; readonly clearsAtMs: number }
  | {
      readonly kind: 'saved';
      readonly fileName: string;
      readonly folder: string;
      /** On a removable drive, which may be removed now. */
      readonly isRemovable: boolean;
    };

interface NoticeLineProps {
  readonly notice: Notice;
  readonly savedText: (fileName: string, folder: string, isRemovable: boolean) => string;
  /** For the seconds a copied secret stays on the clipboard; 0 when it has gone. */
  readonly copiedText: (secondsLeft: number) => string;
}

/** What the last button did. */
export function NoticeLine({ notice, savedText, copiedText }: NoticeLineProps) {
  return (
    <output className={styles['notice']}>
      <CheckmarkCircleRegular fontSize={20} aria-hidden="true" />
      {notice.kind === 'saved' ? (
        <span>{savedText(notice.fileName, notice.folder, notice.isRemovable)}</span>
      ) : (
        <Copied key={notice.clearsAtMs} clearsAtMs={notice.clearsAtMs} textFor={copiedText} />
      )}
    </output>
  );
}

function Copied({
  clearsAtMs,
  textFor,
}: {
  readonly clearsAtMs: number;
  readonly textFor: NoticeLineProps['copiedText'];
}) {
  return <span aria-live="off">{textFor(useCountdown(clearsAtMs))}</span>;
}
