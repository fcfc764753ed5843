import { CheckmarkCircleRegular, LockClosedRegular } from '@fluentui/react-icons';
import { words } from '../../../text/words.ts';
import type { LockoutReading } from '../store.ts';
import styles from './lockout-state.module.css';

const text = words.manageTpm.reset;

/** What the computer said about its TPM, by words and a sign. */
export function LockoutState({ reading: { hostName, lockout, wasReset } }: { readonly reading: LockoutReading }) {
  const isLocked = lockout?.lockedOut === true;
  return (
    <output className={`${styles['state'] ?? ''} ${isLocked ? (styles['locked'] ?? '') : (styles['open'] ?? '')}`}>
      {isLocked ? <LockClosedRegular fontSize={20} aria-hidden="true" /> : <CheckmarkCircleRegular fontSize={20} aria-hidden="true" />}
      <span>
        <strong>{headline(hostName, lockout, wasReset)}</strong> {lockout && details(lockout)}
      </span>
    </output>
  );
}

function headline(hostName: string, lockout: LockoutReading['lockout'], wasReset: boolean): string {
  if (lockout === null) return text.unknownAfter(hostName);
  if (lockout.lockedOut) return text.lockedOut(hostName);
  return wasReset ? text.done(hostName) : text.notLocked(hostName);
}

function details({ count, limit, healTime, lockedOut }: NonNullable<LockoutReading['lockout']>): string {
  const tries = count === null || limit === null ? '' : text.tries(count, limit);
  const heals = lockedOut && healTime !== '' ? text.heals(healTime) : '';
  return [tries, heals].filter(Boolean).join(' ');
}
