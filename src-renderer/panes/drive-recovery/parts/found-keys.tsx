import { inOneLine } from '#renderer/text/sentences.ts';
import { words } from '#renderer/text/words.ts';
import { differencesIn, isOneTypoAway } from '#shared/recovery/near-key-id.ts';
import { type RecoveryKeyId, readKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { FoundKeys as Found } from '../state.ts';
import { KeyChoice } from './key-choice.tsx';
import { SourceStates } from './source-states.tsx';

interface FoundKeysProps {
  readonly found: Found;
  readonly onUse: (keyId: RecoveryKeyId) => void;
}

const text = words.driveRecovery.finder;

/**
 * The keys of a computer, or of an end user's computers. A key whose ID is nearly the one that was
 * typed is probably the right one.
 */
export function FoundKeys({
  found: { text: wanted, keyId: typed, rows, hasMore, missing },
  onUse,
}: FoundKeysProps) {
  const reading = readKeyId(typed);
  const said = reading.ok ? reading.query.start : '';
  const isNear = (keyId: RecoveryKeyId) => said !== '' && isOneTypoAway(said, keyId);
  const markedIn = (keyId: RecoveryKeyId) => (isNear(keyId) ? differencesIn(keyId, said) : []);
  const lead = inOneLine([
    text.count(rows.length, hasMore),
    rows.some(({ keyId }) => isNear(keyId)) ? text.near : '',
    text.lead,
  ]);
  return (
    <KeyChoice
      title={text.title(wanted)}
      lead={lead}
      beside={missing.length > 0 ? <SourceStates sources={missing} /> : undefined}
      rows={rows}
      markedIn={markedIn}
      onUse={onUse}
    />
  );
}
