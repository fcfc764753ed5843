import { type ReactNode, useId } from 'react';
import table from './data-table.module.css';
import styles from './list-card.module.css';

interface ListCardProps {
  readonly title: string;
  readonly lead: string;
  /** What has to be said besides. */
  readonly beside?: ReactNode;
  readonly columns: readonly string[];
  /** The rows of the table. */
  readonly children: ReactNode;
}

/** A short list to choose from: its title, how to go on, and a table of that name. */
export function ListCard({ title, lead, beside, columns, children }: ListCardProps) {
  const id = useId();
  return (
    <section className={styles['card']} aria-labelledby={id}>
      <h2 id={id} className={styles['title']}>
        {title}
      </h2>
      {lead !== '' && <p className={styles['lead']}>{lead}</p>}
      {beside !== undefined && <div className={styles['lead']}>{beside}</div>}
      <div className={styles['scroller']}>
        <table className={`${table['table']} ${styles['rows']}`} aria-label={title}>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  );
}

interface ListRowProps {
  /** The one that is on screen. */
  readonly isShown?: boolean;
  readonly children: ReactNode;
}

export function ListRow({ isShown = false, children }: ListRowProps) {
  return (
    <tr className={isShown ? styles['shown'] : undefined} aria-current={isShown || undefined}>
      {children}
    </tr>
  );
}
