import { WarningRegular } from '@fluentui/react-icons';
import { createPortal } from 'react-dom';
import { words } from '../text/words.ts';
import styles from './app.module.css';

const PLACE = 'limit-banner';

/** Where the banner is shown: at the top of the window, on every tab. */
export function LimitBannerPlace() {
  return <div id={PLACE} />;
}

interface LimitBannerProps {
  /** The computer whose secret was handed out. */
  readonly computer: string;
}

/** Shown for as long as a secret is held that was disclosed beyond the limit. */
export function LimitBanner({ computer }: LimitBannerProps) {
  const banner = (
    <div role="alert" className={styles['limit']}>
      <WarningRegular fontSize={20} aria-hidden="true" />
      {words.app.breakGlass.banner(computer)}
    </div>
  );
  const place = document.getElementById(PLACE);
  return place === null ? banner : createPortal(banner, place);
}
