import { Button } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import styles from './result-card.module.css';

interface HideButtonProps {
  readonly isShown: boolean;
  readonly isBusy: boolean;
  readonly text: { readonly hide: string; readonly showAgain: string };
  readonly onHide: () => void;
  readonly onShow: () => void;
}

/** Takes a secret off the screen, or asks for it again. Apart from the ways out for it. */
export function HideButton({ isShown, isBusy, text, onHide, onShow }: HideButtonProps) {
  return isShown ? (
    <Button
      appearance="subtle"
      className={styles['apart']}
      icon={<EyeOffRegular />}
      onClick={onHide}
    >
      {text.hide}
    </Button>
  ) : (
    <Button
      appearance="subtle"
      className={styles['apart']}
      icon={<EyeRegular />}
      disabledFocusable={isBusy}
      onClick={onShow}
    >
      {text.showAgain}
    </Button>
  );
}
