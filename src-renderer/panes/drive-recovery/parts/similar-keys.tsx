import { type RecoveryKeyId, readKeyId } from '../../../../src-shared/model/recovery-key-id.ts';
import { endUserOf } from '../../../../src-shared/model/request-fields.ts';
import { words } from '../../../text/words.ts';
import type { SimilarKeys as Similar } from '../store.ts';
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
  return <KeyChoice title={text.title} lead={text.lead(endUserOf(similar.form))} rows={similar.rows} markedIn={(keyId) => differences(start, keyId)} onUse={onUse} />;
}

function differences(start: string, keyId: string): readonly number[] {
  return Array.from(start).flatMap((character, index) => (character === keyId.charAt(index) ? [] : [index]));
}
