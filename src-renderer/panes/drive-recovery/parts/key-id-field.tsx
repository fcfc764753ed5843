import { type RefObject, useState } from 'react';
import { words } from '#renderer/text/words.ts';
import { TextField, fieldsOf } from '#renderer/ui/fields.tsx';
import { focusField } from '#renderer/ui/focus-field.ts';
import { useKeys } from '#renderer/ui/use-keys.ts';
import { type KeyIdOffer, offerKeyIds, pastedKeyIds } from '#shared/recovery/key-id-offer.ts';
import { readKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { DriveRecoveryState } from '../state.ts';
import { OfferedKeyIds } from './offered-key-ids.tsx';
import styles from './key-id-field.module.css';

interface KeyIdFieldProps {
  readonly state: DriveRecoveryState;
  readonly formElement: RefObject<HTMLFormElement | null>;
}

/** What was taken out of a pasted text, as long as the field holds what it was given then. */
interface Pasted {
  readonly keyId: string;
  readonly offers: readonly KeyIdOffer[];
}

const { hint } = words.driveRecovery.keyId;

/** The key ID, with those that may have been meant below it. */
export function KeyIdField({ state, formElement }: KeyIdFieldProps) {
  const { form, edit } = state;
  const { form: labels, problems, keyId: own } = words.driveRecovery;
  const [lastPasted, setPasted] = useState<Pasted>();
  const pasted = lastPasted?.keyId === form.keyId ? lastPasted : undefined;
  const offers = pasted?.offers ?? offerKeyIds(form.keyId);
  const accept = (keyId: string) => {
    edit({ keyId });
    focusField(formElement.current, 'keyId');
  };
  // A whole screen or a secret stays out of the field. Only its key ID gets in.
  const paste = (text: string): boolean => {
    const taken = takenFrom(pastedKeyIds(text));
    if (taken === undefined) return false;
    setPasted(taken);
    edit({ keyId: taken.keyId });
    return true;
  };
  useEnterToAccept(formElement, () => {
    const [only, ...more] = offers;
    if (only === undefined || more.length > 0) return false;
    accept(only.text);
    return true;
  });
  return (
    <>
      <TextField
        {...fieldsOf(state, labels, { ...problems, 'too-long': own.tooLong })('keyId')}
        className={styles['keyIdInput']}
        hint={
          offers.length > 0
            ? hint.offered(offers.length)
            : `${pasted ? `${hint.pasted} ` : ''}${keyIdHint(form.keyId)}`
        }
        onPaste={paste}
      />
      <OfferedKeyIds offers={offers} onAccept={accept} />
    </>
  );
}

/** One that was found as it is stands in the field at once; others are chosen from. */
function takenFrom(offers: readonly KeyIdOffer[]): Pasted | undefined {
  const [only, ...more] = offers;
  if (only === undefined) return undefined;
  return more.length === 0 && only.changedAt.length === 0
    ? { keyId: only.text, offers: [] }
    : { keyId: '', offers };
}

/** The first Enter puts the offer into the field, where it can be seen; the second one submits. */
function useEnterToAccept(
  formElement: RefObject<HTMLFormElement | null>,
  accept: () => boolean,
): void {
  useKeys(formElement, (event) => {
    const isInField = event.target instanceof HTMLInputElement && event.target.name === 'keyId';
    if (event.key === 'Enter' && isInField && accept()) event.preventDefault();
  });
}

function keyIdHint(typed: string): string {
  const reading = readKeyId(typed);
  const digits = typed.replace(/[^0-9a-f]/gi, '').length;
  if (reading.ok) return reading.query.kind === 'whole' ? hint.whole : hint.prefix(digits);
  if (reading.problem === 'too-short') return hint.tooShort(digits);
  if (reading.problem === 'unclear') return hint.unclear;
  return reading.problem === 'empty' ? hint.nothing : hint.unreadable;
}
