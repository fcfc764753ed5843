import { Badge, Button } from '@fluentui/react-components';
import { CheckmarkCircleRegular, HistoryRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import { formatMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { ListCard, ListRow } from '#renderer/ui/list-card.tsx';
import type { TpmOwner } from '#shared/tpm/tpm-owner.ts';
import type { History } from '../state.ts';
import list from '#renderer/ui/list-card.module.css';

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
    <ListCard
      title={text.title}
      lead={text.hint}
      columns={[text.recorded, text.source, text.state]}
    >
      {history.owners.map((owner) => (
        <OwnerRow
          key={owner.ownerId}
          owner={owner}
          isShown={owner.ownerId === shownId}
          isBusy={isBusy}
          onShow={onShow}
        />
      ))}
    </ListCard>
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
    <ListRow isShown={isShown}>
      <th scope="row" id={momentCell}>
        {formatMoment(owner.recordedAt)}
      </th>
      <td>{owner.source}</td>
      <td className={list['stateAndAction']}>
        <Badge
          appearance="tint"
          size="large"
          color={isCurrent ? 'success' : 'subtle'}
          icon={isCurrent ? <CheckmarkCircleRegular /> : <HistoryRegular />}
        >
          {text.states[owner.state]}
        </Badge>
        <Button
          size="small"
          className={list['show']}
          aria-describedby={momentCell}
          disabledFocusable={isBusy || isShown}
          onClick={() => {
            onShow(owner.ownerId);
          }}
        >
          {text.show}
        </Button>
      </td>
    </ListRow>
  );
}
