import { Button } from '@fluentui/react-components';
import { LinkRegular } from '@fluentui/react-icons';
import type { RecoveryLink } from '#shared/recovery/recovery-link.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import { words } from '../text/words.ts';
import styles from './app.module.css';

interface LinkOfferProps {
  readonly link: RecoveryLink;
  readonly onFillIn: (link: RecoveryLink) => void;
  readonly onDismiss: () => void;
}

const text = words.driveRecovery.link;

/** Offers what a link fills in, where something else is on screen. */
export function LinkOffer({ link, onFillIn, onDismiss }: LinkOfferProps) {
  return (
    <output className={styles['offer']}>
      <span className={styles['offered']}>
        <LinkRegular fontSize={20} aria-hidden="true" />
        {text.offer(factsOf(link))}
      </span>
      <Button
        size="small"
        onClick={() => {
          onFillIn(link);
        }}
      >
        {text.fillIn}
      </Button>
      <Button size="small" appearance="subtle" onClick={onDismiss}>
        {text.dismiss}
      </Button>
    </output>
  );
}

function factsOf(link: RecoveryLink): readonly string[] {
  const { keyId, ticket, userDomain, userName } = link;
  const user = userName === '' || userDomain === '' ? userName || userDomain : endUserOf(link);
  return [
    keyId && text.keyId(keyId),
    user && text.user(user),
    ticket && text.ticket(ticket),
  ].filter(Boolean);
}
