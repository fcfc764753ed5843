import { useId } from 'react';
import { inOneLine } from '#renderer/text/sentences.ts';
import { words } from '#renderer/text/words.ts';
import { ListCard } from '#renderer/ui/list-card.tsx';
import { type RecoveryKeyId, readKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { Matches } from '../state.ts';
import { ProtectorRow, protectorColumns } from './protector-row.tsx';
import { SourceStates } from './source-states.tsx';
import { SpelledKeyId } from './spelled-key-id.tsx';

interface PossibleMatchesProps {
  readonly matches: Matches;
  /** The one whose password is on screen. */
  readonly shownKeyId: RecoveryKeyId | undefined;
  readonly isBusy: boolean;
  readonly onShow: (keyId: RecoveryKeyId) => void;
}

const text = words.driveRecovery.matches;

/** Several protectors fit. Each is disclosed by itself; nothing here is a secret. */
export function PossibleMatches({
  matches: { form, rows, total, missing },
  shownKeyId,
  isBusy,
  onShow,
}: PossibleMatchesProps) {
  const id = useId();
  const typed = readKeyId(form.keyId);
  const marked = typed.ok ? typed.query.start.length : 0;
  return (
    <ListCard
      title={text.title}
      lead={inOneLine([
        text.count(rows.length, total),
        rows.length === 1 ? text.nextOfOne : text.next,
      ])}
      beside={
        missing.length > 0 ? (
          <>
            {text.missing} <SourceStates sources={missing} />
          </>
        ) : undefined
      }
      columns={protectorColumns()}
    >
      {rows.map((row) => {
        const isShown = row.keyId === shownKeyId;
        const idCell = id + row.keyId;
        return (
          <ProtectorRow
            key={row.keyId}
            protector={row}
            keyId={<SpelledKeyId keyId={row.keyId} marked={marked} id={idCell} />}
            describedBy={idCell}
            isShown={isShown}
            action={{
              label: text.show,
              isOff: isBusy || isShown,
              run: () => {
                onShow(row.keyId);
              },
            }}
          />
        );
      })}
    </ListCard>
  );
}
