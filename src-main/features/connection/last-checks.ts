import type { LastCheck } from '#main/domain/diagnostics/diagnostics-text.ts';

/** What the last check of each connection has found since the console was started. */
export interface LastChecks {
  keep(check: LastCheck): void;
  list(): readonly LastCheck[];
}

export function createLastChecks(): LastChecks {
  const checks = new Map<string, LastCheck>();
  return {
    keep(check) {
      checks.set(check.profileId, check);
    },
    list: () => [...checks.values()],
  };
}
