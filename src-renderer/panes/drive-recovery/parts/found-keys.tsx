import type { RecoveryKeyId } from '../../../../src-shared/model/recovery-key-id.ts';
import { words } from '../../../text/words.ts';
import type { FoundKeys as Found } from '../store.ts';
import { KeyChoice } from './key-choice.tsx';
import { SourceStates } from './source-states.tsx';

interface FoundKeysProps {
  readonly found: Found;
  readonly onUse: (keyId: RecoveryKeyId) => void;
}

const text = words.driveRecovery.finder;

/** What a computer, or an end user's computers, have. */
export function FoundKeys({ found: { text: wanted, rows, missing }, onUse }: FoundKeysProps) {
  return (
    <KeyChoice title={text.title(wanted)} lead={text.lead} rows={rows} markedIn={() => []} onUse={onUse}>
      {missing.length > 0 && <SourceStates sources={missing} />}
    </KeyChoice>
  );
}
