import type { Witness, WitnessMarks } from '#main/ports/audit/witness.ts';
import type { Clock, Log } from '#main/ports/system.ts';
import type { EmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
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
      const { recovery, tpm, ...rest } = store.source(name);
      return { recovery: witnessed.source(recovery), tpm: witnessed.source(tpm), ...rest };
    },
    async close() {
      await witnessed.close();
      await store.close();
    },
  };
}
