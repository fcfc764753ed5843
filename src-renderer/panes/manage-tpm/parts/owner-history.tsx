import { Badge, Button } from '@fluentui/react-components';
import { CheckmarkCircleRegular, HistoryRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import type { TpmOwner } from '../../../../src-shared/model/tpm-owner.ts';
import { formatMoment, words } from '../../../text/words.ts';
import table from '../../../ui/data-table.module.css';
import list from '../../../ui/list-card.module.css';
import type { History } from '../store.ts';

interface OwnerHistoryProps {
  readonly history: History;
  /** The one whose password is on screen. */
  readonly shownId: string | undefined;
  readonly isBusy: boolean;
  readonly onShow: (ownerId: string) => void;
}

const text = words.manageTpm.history;

/** Several owner passwords are stored. Each is disclosed by itself; nothing here is a secret. */
export function OwnerHistory({ history, shownId, isBusy, onShow }: OwnerHistoryProps) {
  return (
    <section className={list['card']} aria-labelledby="owners-title">
      <h2 id="owners-title" className={list['title']}>
        {text.title}
      </h2>
      <p className={list['lead']}>{text.hint}</p>
      <div className={list['scroller']}>
        <table className={table['table']} aria-label={text.title}>
          <thead>
            <tr>
              {[text.recorded, text.source, text.state].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {history.owners.map((owner) => (
              <OwnerRow key={owner.ownerId} owner={owner} isShown={owner.ownerId === shownId} isBusy={isBusy} onShow={onShow} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface OwnerRowProps extends Pick<OwnerHistoryProps, 'isBusy' | 'onShow'> {
  readonly owner: TpmOwner;
  readonly isShown: boolean;
}

function OwnerRow({ owner, isShown, isBusy, onShow }: OwnerRowProps) {
  const momentCell = useId();
  const isCurrent = owner.state === 'current';
  return (
    <tr className={isShown ? list['shown'] : undefined} aria-current={isShown || undefined}>
      <th scope="row" id={momentCell}>
        {formatMoment(owner.recordedAt)}
      </th>
      <td>{owner.source}</td>
      <td className={list['stateAndAction']}>
        <Badge appearance="tint" size="large" color={isCurrent ? 'success' : 'subtle'} icon={isCurrent ? <CheckmarkCircleRegular /> : <HistoryRegular />}>
          {text.states[owner.state]}
        </Badge>
        <Button size="small" className={list['show']} aria-describedby={momentCell} disabledFocusable={isBusy || isShown} onClick={() => { onShow(owner.ownerId); }}>
          {text.show}
        </Button>
      </td>
    </tr>
  );
}
