import { type ReactNode, useId } from 'react';
import { words } from '#renderer/text/words.ts';
import { ListCard } from '#renderer/ui/list-card.tsx';
import { MarkedCharacters } from '#renderer/ui/marked-characters.tsx';
import type { Protector } from '#shared/recovery/protector.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { ProtectorRow, protectorColumns } from './protector-row.tsx';

interface KeyChoiceProps {
  readonly title: string;
  readonly lead: string;
  /** What has to be said besides. */
  readonly beside?: ReactNode;
  readonly rows: readonly Protector[];
  /** Places in an ID that deserve a second look. */
  readonly markedIn: (keyId: RecoveryKeyId) => readonly number[];
  readonly onUse: (keyId: RecoveryKeyId) => void;
}

/** Keys to choose from by what is known of them. Using one only fills its ID into the form. */
export function KeyChoice({ title, lead, beside, rows, markedIn, onUse }: KeyChoiceProps) {
  const id = useId();
  return (
    <ListCard title={title} lead={lead} beside={beside} columns={protectorColumns()}>
      {rows.map((row) => {
        const idCell = id + row.keyId;
        return (
          <ProtectorRow
            key={row.keyId}
            protector={row}
            keyId={
              <span id={idCell}>
                <MarkedCharacters text={row.keyId} at={markedIn(row.keyId)} />
              </span>
            }
            describedBy={idCell}
            action={{
              label: words.driveRecovery.keyId.use,
              run: () => {
                onUse(row.keyId);
              },
            }}
          />
        );
      })}
    </ListCard>
  );
}
