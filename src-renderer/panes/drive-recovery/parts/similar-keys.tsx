import { words } from '#renderer/text/words.ts';
import { differencesIn } from '#shared/recovery/near-key-id.ts';
import { type RecoveryKeyId, readKeyId } from '#shared/recovery/recovery-key-id.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import type { SimilarKeys as Similar } from '../state.ts';
import { KeyChoice } from './key-choice.tsx';

interface SimilarKeysProps {
  readonly similar: Similar;
  readonly onUse: (keyId: RecoveryKeyId) => void;
}

const text = words.driveRecovery.keyId.similar;

/** Nothing fits exactly. What the end user's own computers have is one slip away. */
export function SimilarKeys({ similar, onUse }: SimilarKeysProps) {
  const typed = readKeyId(similar.form.keyId);
  const start = typed.ok ? typed.query.start : '';
  return (
    <KeyChoice
      title={text.title}
      lead={text.lead(endUserOf(similar.form))}
      rows={similar.rows}
      markedIn={(keyId) => differencesIn(keyId, start)}
      onUse={onUse}
    />
  );
}
