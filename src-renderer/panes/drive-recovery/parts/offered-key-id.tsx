import { Button } from '@fluentui/react-components';
import { words } from '#renderer/text/words.ts';
import { MarkedCharacters } from '#renderer/ui/marked-characters.tsx';
import type { KeyIdOffer } from '#shared/recovery/key-id-offer.ts';
import styles from './offered-key-id.module.css';

interface OfferedKeyIdProps {
  readonly offer: KeyIdOffer;
  readonly onAccept: () => void;
}

const text = words.driveRecovery.keyId.offer;

/**
 * What was probably meant by an unreadable key ID, with every change marked. Only a click or Enter
 * puts it into the form.
 */
export function OfferedKeyId({ offer, onAccept }: OfferedKeyIdProps) {
  return (
    <div className={styles['offer']}>
      <output className={styles['meant']}>
        <span className={styles['small']}>{text.meant}</span>
        <MarkedCharacters text={offer.text} at={offer.changedAt} />
        <span className={styles['small']}>{text.readAs(offer.readAs)}</span>
      </output>
      <Button size="small" onClick={onAccept}>
        {text.accept}
      </Button>
    </div>
  );
}
