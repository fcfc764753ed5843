import { Button } from '@fluentui/react-components';
import { words } from '#renderer/text/words.ts';
import card from '#renderer/ui/result-card.module.css';

const text = words.driveRecovery.call.over;

/** Shown in the place of a key that is no longer held in main. */
export function KeyOver({ onAskAgain }: { readonly onAskAgain: () => void }) {
  return (
    <>
      <p className={card['paragraph']}>{text.text}</p>
      <div className={card['buttons']}>
        <Button onClick={onAskAgain}>{text.askAgain}</Button>
      </div>
    </>
  );
}
