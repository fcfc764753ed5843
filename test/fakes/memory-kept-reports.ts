import { randomUUID } from 'node:crypto';
import type { KeptReports } from '#main/ports/reports/kept-reports.ts';
import type { KeptReport } from '#shared/reports/kept-report.ts';

export interface MemoryKeptReports extends KeptReports {
  readonly kept: Map<string, { readonly about: KeptReport; readonly file: Uint8Array }>;
}

export function memoryKeptReports(): MemoryKeptReports {
  const kept: MemoryKeptReports['kept'] = new Map();
  return {
    kept,
    list: async () => [...kept.values()].map(({ about }) => about).toReversed(),
    keep: async (about, file) => {
      const id = randomUUID();
      kept.set(id, { about: { id, ...about }, file });
    },
    read: async (id) => kept.get(id)?.file,
    forget: async (id) => {
      if (id === undefined) kept.clear();
      else kept.delete(id);
    },
  };
}
