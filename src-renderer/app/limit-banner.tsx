import { WarningRegular } from '@fluentui/react-icons';
import { createPortal } from 'react-dom';
import { words } from '../text/words.ts';
import styles from './app.module.css';

const PLACE = 'limit-banner';

/** Where the banner stands: above everything, whichever tab is in front. */
export function LimitBannerPlace() {
  return <div id={PLACE} />;
}

interface LimitBannerProps {
  /** The computer whose secret was handed out. */
  readonly computer: string;
}

/** Says for as long as the window has a secret that was disclosed beyond the limit. */
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
