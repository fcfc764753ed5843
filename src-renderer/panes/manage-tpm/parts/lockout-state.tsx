import { CheckmarkCircleRegular, LockClosedRegular } from '@fluentui/react-icons';
import { inOneLine } from '#renderer/text/sentences.ts';
import { words } from '#renderer/text/words.ts';
import type { LockoutReading } from '../state.ts';
import styles from './lockout-state.module.css';

const text = words.manageTpm.reset;

/** What the computer said about its TPM, in words and with an icon. */
export function LockoutState({
  reading: { hostName, lockout, wasReset },
}: {
  readonly reading: LockoutReading;
}) {
  // A computer that cannot say counts as locked until it was reset.
  const isLocked = lockout !== null && (lockout.lockedOut ?? !wasReset);
  return (
    <output className={`${styles['state'] ?? ''} ${styles[isLocked ? 'locked' : 'open'] ?? ''}`}>
      {isLocked ? (
        <LockClosedRegular fontSize={20} aria-hidden="true" />
      ) : (
        <CheckmarkCircleRegular fontSize={20} aria-hidden="true" />
      )}
      <span>
        <strong>{headline(hostName, lockout, wasReset)}</strong> {lockout && details(lockout)}
      </span>
    </output>
  );
}

function headline(hostName: string, lockout: LockoutReading['lockout'], wasReset: boolean): string {
  if (lockout === null) return text.unknownAfter(hostName);
  if (lockout.lockedOut) return text.lockedOut(hostName);
  if (lockout.lockedOut === null && !wasReset) return text.cannotTell(hostName);
  return wasReset ? text.done(hostName) : text.notLocked(hostName);
}

function details({
  count,
  limit,
  healTime,
  lockedOut,
}: NonNullable<LockoutReading['lockout']>): string {
  const tries = count === null || limit === null ? '' : text.tries(count, limit);
  const heals = lockedOut === true && healTime !== '' ? text.heals(healTime) : '';
  return inOneLine([tries, heals]);
}
