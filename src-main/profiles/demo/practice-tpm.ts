import type { CallOptions, Clock } from '#main/ports/system.ts';
import type { TpmRemote } from '#main/ports/tpm/tpm-remote.ts';
import { type StoreDatabase, read } from '#main/sources/embedded-store/connection.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import type { TpmLockout } from '#shared/tpm/tpm-lockout.ts';
import { DEMO_TPMS, type DemoTpm } from './examples.ts';

/** How long a wrong owner password locks a TPM. Real TPMs differ between manufacturers. */
const TIME_OUT_MS = 10 * 60_000;
/** Failures that lock a TPM 2.0 (the default since Windows 10 1607). */
const TRIES_OF_TPM_2 = 32;

const RETURN = {
  success: 0,
  badArgument: 0x80070057,
  wrongOwnerPassword: 0x80280001,
  defendLock: 0x80280803,
} as const;

interface State {
  readonly lockedOut: boolean;
  /** Every reset fails until then; milliseconds since the epoch. */
  readonly refusesUntilMs: number;
}

/**
 * TPMs to practise on: the computers of the demo behave like locked ones. A computer with a stored
 * owner password has a TPM 1.2 and needs that password. Every other one has a TPM 2.0, keeps its
 * authorisation itself and accepts no other.
 */
export function practiceTpm(db: StoreDatabase, clock: Clock): TpmRemote {
  const states = new Map<string, State>();
  const stateOf = (hostName: string): State =>
    states.get(hostName) ?? { lockedOut: shownBy(hostName) !== 'not-locked', refusesUntilMs: 0 };

  async function reach(hostName: string, { signal }: CallOptions): Promise<string | undefined> {
    refuseIfCancelled(signal);
    if (shownBy(hostName) === 'switched-off') throw new AppError('tpm.unreachable', 'switched off');
    const stored = await newestOwnerPassword(db, hostName);
    refuseIfCancelled(signal);
    return stored;
  }

  return {
    isAvailable: async () => true,

    async readLockout({ hostName }, options) {
      const isOld = (await reach(hostName, options)) !== undefined;
      return lockoutOf(stateOf(hostName), isOld);
    },

    async resetLockout({ hostName }, ownerPassword, options) {
      const wanted = await reach(hostName, options);
      const { refusesUntilMs } = stateOf(hostName);
      if (clock.now() < refusesUntilMs) return RETURN.defendLock;
      if (wanted !== undefined && ownerPassword === undefined) return RETURN.badArgument;
      if (ownerPassword !== wanted) {
        states.set(hostName, { lockedOut: true, refusesUntilMs: clock.now() + TIME_OUT_MS });
        return RETURN.wrongOwnerPassword;
      }
      states.set(hostName, { lockedOut: false, refusesUntilMs: 0 });
      return RETURN.success;
    },
  };
}

function lockoutOf({ lockedOut }: State, isOld: boolean): TpmLockout {
  if (isOld) return { lockedOut, healTime: '', count: null, limit: null };
  return {
    lockedOut,
    healTime: '10 minutes',
    count: lockedOut ? TRIES_OF_TPM_2 : 0,
    limit: TRIES_OF_TPM_2,
  };
}

function shownBy(hostName: string): DemoTpm['shows'] | undefined {
  const [name] = hostName.split('.');
  return DEMO_TPMS.find(({ computer }) => computer.toLowerCase() === name)?.shows;
}

async function newestOwnerPassword(
  db: StoreDatabase,
  hostName: string,
): Promise<string | undefined> {
  const [newest] = await read<readonly string[]>(() =>
    db('tpm_owners as t')
      .join('computers as c', 'c.id', 't.computer_id')
      .join('domains as d', 'd.id', 'c.domain_id')
      .whereRaw("lower(c.name || '.' || d.dns_name) = ?", hostName)
      .orderBy([
        { column: 't.recorded_at', order: 'desc' },
        { column: 't.id', order: 'desc' },
      ])
      .limit(1)
      .pluck('t.owner_password'),
  );
  return newest;
}
