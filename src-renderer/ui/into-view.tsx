import { type ReactNode, useEffect, useRef } from 'react';
import styles from './into-view.module.css';

/** Something that has just come and must not be missed, however far down the page somebody is. */
export function IntoView({ children }: { readonly children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    element.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={element} className={styles['arrived']}>
      {children}
    </div>
  );
}
