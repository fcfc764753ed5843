import { Button } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { formatDay } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { ListRow } from '#renderer/ui/list-card.tsx';
import { NetworkName } from '#renderer/ui/network-name.tsx';
import { type Protector, computerOf } from '#shared/recovery/protector.ts';
import { StateBadge } from './state-badge.tsx';
import list from '#renderer/ui/list-card.module.css';
import styles from './protector-row.module.css';

interface ProtectorRowProps {
  readonly protector: Protector;
  /** The key ID as this list shows it. */
  readonly keyId: ReactNode;
  /** Id of the element that holds the key ID alone: it says which key the button is about. */
  readonly describedBy: string;
  readonly action: { readonly label: string; readonly isOff?: boolean; readonly run: () => void };
  readonly isShown?: boolean;
}

const text = words.driveRecovery;

/** What the table of a list of keys says of each. */
export const protectorColumns = (): readonly string[] => [
  text.matches.keyId,
  text.matches.computer,
  text.matches.drive,
  text.matches.escrowed,
  text.matches.state,
];

/** One key in a list: what is known of it, and the button that goes on with it. */
export function ProtectorRow({
  protector,
  keyId,
  describedBy,
  action,
  isShown = false,
}: ProtectorRowProps) {
  const computer = useId();
  const { users, volume, escrowedAt, state, marks = [] } = protector;
  return (
    <ListRow isShown={isShown}>
      <th scope="row" className={styles['keyId']}>
        {keyId}
      </th>
      <td className={styles['computer']}>
        <span id={computer}>
          <NetworkName name={computerOf(protector)} />
        </span>
        {marks.map((mark) => (
          <div key={mark}>{text.marks[mark]}</div>
        ))}
        {users.map((user) => (
          <div key={user} className={list['user']}>
            <NetworkName name={user} />
          </div>
        ))}
      </td>
      <td className={styles['drive']}>
        {[volume.driveLetter, volume.label].join(' ')}
        <div className={list['user']}>{text.volumes[volume.kind]}</div>
        {volume.id !== undefined && <div className={list['user']}>{text.volume(volume.id)}</div>}
      </td>
      <td className={styles['escrowed']}>{formatDay(escrowedAt)}</td>
      <td className={list['stateAndAction']}>
        <StateBadge state={state} />
        <Button
          size="small"
          className={list['show']}
          aria-describedby={`${computer} ${describedBy}`}
          disabledFocusable={action.isOff ?? false}
          onClick={action.run}
        >
          {action.label}
        </Button>
      </td>
    </ListRow>
  );
}
