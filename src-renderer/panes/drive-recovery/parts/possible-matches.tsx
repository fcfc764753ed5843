import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import { type Protector, computerOf } from '../../../../src-shared/model/protector.ts';
import { type RecoveryKeyId, readKeyId } from '../../../../src-shared/model/recovery-key-id.ts';
import { formatDay, words } from '../../../text/words.ts';
import table from '../../../ui/data-table.module.css';
import styles from '../../../ui/list-card.module.css';
import { SourceStates } from './source-states.tsx';
import { SpelledKeyId } from './spelled-key-id.tsx';
import { StateBadge } from './state-badge.tsx';
import type { Matches } from '../store.ts';

interface PossibleMatchesProps {
  readonly matches: Matches;
  /** The one whose password is on screen. */
  readonly shownKeyId: RecoveryKeyId | undefined;
  readonly isBusy: boolean;
  readonly onShow: (keyId: RecoveryKeyId) => void;
}

const text = words.driveRecovery.matches;

/** Several protectors fit. Each is disclosed by itself; nothing here is a secret. */
export function PossibleMatches({ matches, shownKeyId, isBusy, onShow }: PossibleMatchesProps) {
  const typed = readKeyId(matches.form.keyId);
  const marked = typed.ok ? typed.query.start.length : 0;
  return (
    <section className={styles['card']} aria-labelledby="matches-title">
      <h2 id="matches-title" className={styles['title']}>
        {text.title}
      </h2>
      <p className={styles['lead']}>
        {text.count(matches.rows.length, matches.total)} {matches.rows.length === 1 ? text.nextOfOne : text.next}
      </p>
      {matches.missing.length > 0 && (
        <div className={styles['lead']}>
          {text.missing}
          <SourceStates sources={matches.missing} />
        </div>
      )}
      <div className={styles['scroller']}>
        <table className={table['table']} aria-label={text.title}>
          <thead>
            <tr>
              {[text.keyId, text.computer, text.drive, text.escrowed, text.state].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matches.rows.map((row) => (
              <MatchRow key={row.keyId} row={row} marked={marked} isShown={row.keyId === shownKeyId} isBusy={isBusy} onShow={onShow} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface MatchRowProps {
  readonly row: Protector;
  readonly marked: number;
  readonly isShown: boolean;
  readonly isBusy: boolean;
  readonly onShow: (keyId: RecoveryKeyId) => void;
}

function MatchRow({ row, marked, isShown, isBusy, onShow }: MatchRowProps) {
  const keyCell = useId();
  return (
    <tr className={isShown ? styles['shown'] : undefined} aria-current={isShown || undefined}>
      <th scope="row">
        <SpelledKeyId keyId={row.keyId} marked={marked} id={keyCell} />
      </th>
      <td>
        {computerOf(row)}
        {row.users.map((user) => (
          <div key={user} className={styles['user']}>
            {user}
          </div>
        ))}
      </td>
      <td>
        {[row.volume.driveLetter, row.volume.label].join(' ')}
        <div className={styles['user']}>{words.driveRecovery.volumes[row.volume.kind]}</div>
      </td>
      <td>{formatDay(row.escrowedAt)}</td>
      <td className={styles['stateAndAction']}>
        <StateBadge state={row.state} />
        <Button size="small" className={styles['show']} aria-describedby={keyCell} disabledFocusable={isBusy || isShown} onClick={() => { onShow(row.keyId); }}>
          {text.show}
        </Button>
      </td>
    </tr>
  );
}
