import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openEmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { codeOf } from '#shared/errors.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { draft } from '#test/contract/drafts.ts';
import { NO_LIMITS } from '#test/fakes/limits.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { numberedKeyId } from '#test/main/sources/embedded-store/children/numbered-key-id.ts';
import { READING_SCRIPT } from '#test/main/sources/embedded-store/test-store.ts';
import { storeWithKeys } from '../store-with-keys.ts';
import type { Trial } from '../trial.ts';

const MOST = 2_000;
const MINUTE_MS = 60_000;
/** How far somebody sets the clock, in milliseconds: seconds to years. */
const JUMPS_MS = [1, 1_000, MINUTE_MS, 10 * MINUTE_MS, 86_400_000, 7 * 365 * 86_400_000];

/**
 * Somebody sets the clock between two disclosures, forward or back. A secret goes out only with an
 * entry that is not older than the log by more than a minute; a clock that is right is never
 * refused.
 */
export const setClock: Trial = {
  name: 'disclosures after somebody set the clock',
  most: MOST,
  short: 100,
  weight: 1,

  async prepare() {
    const { file, db, dispose } = await storeWithKeys(MOST);
    await closeStore(db);
    const clock = manualClock();
    const deps = { clock, readingScript: READING_SCRIPT, limits: NO_LIMITS };
    const { store } = await openEmbeddedStore({ file, purpose: 'organisation' }, deps);
    const { recovery } = store.source('store');
    let newestMs = 0;
    const disclose = async (round: number) => {
      const keyId = RecoveryKeyId.parse(numberedKeyId(round));
      const code = await recovery.disclose(keyId, draft({ keyId })).then(() => '', codeOf);
      const [entry] = await store.auditLog.read(await store.auditLog.newestSequence(), 1);
      return { keyId, code, entry };
    };
    return {
      async attempt(round) {
        clock.set(jumpFrom(clock.now() < newestMs));
        const wasRightBefore = newestMs - clock.now() <= MINUTE_MS;
        const { keyId, code, entry } = await disclose(round);
        if (code === '') newestMs = Math.max(newestMs, clock.now());
        return { tried: 1, lost: losses({ keyId, code, entry, wasRightBefore }) };
      },
      async atEnd() {
        const verdict = await store.auditLog.verify({ signal: new AbortController().signal });
        return verdict.intact ? [] : [`the chain is broken at entry ${verdict.brokenAt}`];
      },
      async dispose() {
        await store.close();
        await dispose();
      },
    };
  },
};

/** Mostly back to the right time: while it is behind, every further disclosure is refused. */
function jumpFrom(isBehind: boolean): number {
  const jump = JUMPS_MS[Math.floor(Math.random() * JUMPS_MS.length)] ?? 0;
  return isBehind || Math.random() < 0.5 ? jump : -jump;
}

interface Disclosed {
  readonly keyId: string;
  /** Empty when the secret was received. */
  readonly code: string;
  readonly entry: AuditEntry | undefined;
  readonly wasRightBefore: boolean;
}

function losses({ keyId, code, entry, wasRightBefore }: Disclosed): readonly string[] {
  if (code !== '' && wasRightBefore) return [`${keyId}: ${code}, and the clock is right`];
  if (code !== '' || (wasRightBefore && entry?.keyId === keyId && entry.result === 'successful'))
    return [];
  return [`${keyId}: received, and the newest entry is ${JSON.stringify(entry)}`];
}
