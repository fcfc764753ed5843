import { UsbStickRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import { formatSize } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import type { DriveRecoveryState } from '../state.ts';
import styles from './drives.module.css';

const text = words.driveRecovery.result;

/**
 * The removable drives a kit can be saved to. The list is read again whenever the window gets the
 * focus, because a USB stick may have been plugged in meanwhile.
 */
export function Drives({
  state: { drives, lookForDrives },
}: {
  readonly state: DriveRecoveryState;
}) {
  useEffect(() => {
    const look = () => void lookForDrives();
    look();
    window.addEventListener('focus', look);
    return () => {
      window.removeEventListener('focus', look);
    };
  }, [lookForDrives]);

  if (drives.length === 0) return null;
  return (
    <ul className={styles['drives']} aria-label={text.removable}>
      {drives.map(({ name, freeBytes, fileSystem }) => (
        <li key={name}>
          <UsbStickRegular fontSize={16} aria-hidden="true" />
          {text.removableDrive(name, formatSize(freeBytes), fileSystem)}
        </li>
      ))}
    </ul>
  );
}
