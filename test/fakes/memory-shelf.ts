import { randomUUID } from 'node:crypto';
import type { ReportShelf } from '#main/ports/reports/report-shelf.ts';
import type { KeptReport } from '#shared/reports/kept-report.ts';

export interface MemoryShelf extends ReportShelf {
  readonly kept: Map<string, { readonly about: KeptReport; readonly file: Uint8Array }>;
}

export function memoryShelf(): MemoryShelf {
  const kept: MemoryShelf['kept'] = new Map();
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
