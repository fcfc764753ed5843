import { Button } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { type Protector, computerOf } from '../../../../src-shared/model/protector.ts';
import type { RecoveryKeyId } from '../../../../src-shared/model/recovery-key-id.ts';
import { formatDay, words } from '../../../text/words.ts';
import table from '../../../ui/data-table.module.css';
import styles from '../../../ui/list-card.module.css';
import { MarkedCharacters } from '../../../ui/marked-characters.tsx';
import { driveText } from './drive-text.ts';
import { StateBadge } from './state-badge.tsx';

interface KeyChoiceProps {
  readonly title: string;
  readonly lead: string;
  /** What has to be said besides. */
  readonly children?: ReactNode;
  readonly rows: readonly Protector[];
  /** Places in an ID that deserve a second look. */
  readonly markedIn: (keyId: RecoveryKeyId) => readonly number[];
  readonly onUse: (keyId: RecoveryKeyId) => void;
}

const columns = words.driveRecovery.matches;

/** Keys to choose from by what is known of them. Using one only fills its ID into the form. */
export function KeyChoice({ title, lead, children, rows, markedIn, onUse }: KeyChoiceProps) {
  const id = useId();
  return (
    <section className={styles['card']} aria-labelledby={id}>
      <h2 id={id} className={styles['title']}>
        {title}
      </h2>
      <p className={styles['lead']}>{lead}</p>
      {children && <div className={styles['lead']}>{children}</div>}
      <div className={styles['scroller']}>
        <table className={table['table']} aria-label={title}>
          <thead>
            <tr>
              {[columns.keyId, columns.computer, columns.drive, columns.escrowed, columns.state].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.keyId}>
                <th scope="row" id={id + row.keyId}>
                  <MarkedCharacters text={row.keyId} at={markedIn(row.keyId)} />
                </th>
                <td>
                  {computerOf(row)}
                  {row.users.map((user) => (
                    <div key={user} className={styles['user']}>
                      {user}
                    </div>
                  ))}
                </td>
                <td>{driveText(row.volume)}</td>
                <td>{formatDay(row.escrowedAt)}</td>
                <td className={styles['stateAndAction']}>
                  <StateBadge state={row.state} />
                  <Button size="small" className={styles['show']} aria-describedby={id + row.keyId} onClick={() => { onUse(row.keyId); }}>
                    {words.driveRecovery.keyId.use}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
