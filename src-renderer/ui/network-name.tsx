import { Fragment } from 'react';
import styles from './network-name.module.css';

/**
 * `DOMAIN\name`. Where it is too long for a line, it breaks after the domain, and at a hyphen only
 * where the name alone is too long.
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
