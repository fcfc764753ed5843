import { Button } from '@fluentui/react-components';
import { words } from '#renderer/text/words.ts';
import { MarkedCharacters } from '#renderer/ui/marked-characters.tsx';
import type { KeyIdOffer } from '#shared/recovery/key-id-offer.ts';
import styles from './offered-key-ids.module.css';

interface OfferedKeyIdsProps {
  readonly offers: readonly KeyIdOffer[];
  readonly onAccept: (keyId: string) => void;
}

const text = words.driveRecovery.keyId.offer;

/**
 * What was probably meant by an unreadable key ID, with every change marked. Only a click, or Enter
 * where there is one, puts it into the form.
 */
export function OfferedKeyIds({ offers, onAccept }: OfferedKeyIdsProps) {
  return offers.map((offer, index) => (
    <div key={offer.text} className={styles['offer']}>
      <output className={styles['meant']}>
        {index === 0 && <span className={styles['small']}>{text.meant(offers.length)}</span>}
        <MarkedCharacters text={offer.text} at={offer.changedAt} />
        {offer.readAs.length > 0 && (
          <span className={styles['small']}>{text.readAs(offer.readAs)}</span>
        )}
      </output>
      <Button
        size="small"
        aria-label={offers.length > 1 ? text.acceptOne(offer.text) : undefined}
        onClick={() => {
          onAccept(offer.text);
        }}
      >
        {text.accept}
      </Button>
    </div>
  ));
}
