import type { AnchorMarks, AnchorPlace } from '#main/ports/audit/anchor-place.ts';
import type { Witness, WitnessMarks } from '#main/ports/audit/witness.ts';
import type { Clock, Log } from '#main/ports/system.ts';
import type { EmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
import { startDailyAnchors } from '#main/witnesses/anchors/daily-anchors.ts';
import { witnessedLog } from '#main/witnesses/witnessed-log.ts';

interface LocalLogDeps {
  readonly witnesses: readonly Witness[];
  readonly marks: WitnessMarks;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  readonly workstation: string;
}

/** The store as it is; where there are witnesses, every entry in it goes to them. */
export function localLog(
  store: EmbeddedStore,
  { witnesses, marks, clock, log, workstation }: LocalLogDeps,
): EmbeddedStore {
  if (witnesses.length === 0) return store;
  const witnessed = witnessedLog({
    log: store.auditLog,
    witnesses,
    marks,
    clock,
    workstation,
    programLog: log,
  });
  return {
    ...store,
    auditLog: witnessed.auditLog,
    source(name) {
      const { recovery, tpm, ...others } = store.source(name);
      return { ...others, recovery: witnessed.source(recovery), tpm: witnessed.source(tpm) };
    },
    async close() {
      await witnessed.close();
      await store.close();
    },
  };
}

interface AnchorDeps extends Pick<LocalLogDeps, 'clock' | 'log' | 'workstation'> {
  readonly places: readonly AnchorPlace[];
  readonly marks: AnchorMarks;
}

/** The store as it is; where anchors of its log are wanted, they are noted while it is open. */
export function withAnchors(
  store: EmbeddedStore,
  { places, marks, clock, log, workstation }: AnchorDeps,
): EmbeddedStore {
  if (places.length === 0) return store;
  const { auditLog } = store;
  const stop = startDailyAnchors({
    log: auditLog,
    places,
    marks,
    clock,
    workstation,
    programLog: log,
  });
  return {
    ...store,
    async close() {
      stop();
      await store.close();
    },
  };
}
