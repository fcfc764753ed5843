import { Fragment } from 'react';
import styles from './network-name.module.css';

/**
 * `DOMAIN\name`. Where room is short it breaks behind the domain; at a hyphen only where a whole
 * line has no room for the name.
 */
export function NetworkName({ name }: { readonly name: string }) {
  const parts = name.split(/(?<=\\)/);
  return parts.map((part) => (
    <Fragment key={part}>
      <span className={styles['part']}>{part}</span>
      <wbr />
    </Fragment>
  ));
}
