import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { ReportStore } from '#main/ports/reports/report-store.ts';
import { insertEntries } from '#main/sources/embedded-store/report-in-memory/entries-in-memory.ts';
import { emptyStore } from '#main/sources/embedded-store/report-in-memory/memory-store.ts';
import { reportInMemory } from '#main/sources/embedded-store/report-in-memory/report-in-memory.ts';
import { storeAuditReport } from '#main/sources/embedded-store/store-audit-report.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';

const { signal } = new AbortController();

/** The report over entries of a test, of which there may be more each time it is asked. */
export function growingReport(entries: () => readonly AuditEntry[]): AuditReport {
  let store: ReturnType<typeof emptyStore> | undefined;
  let known = 0;
  let reading: Promise<unknown> = Promise.resolve();
  const current = (): Promise<AuditReport> => {
    const next = reading.then(async () => {
      store ??= emptyStore();
      const db = await store;
      const added = entries().slice(known);
      known += added.length;
      await insertEntries(db, added, signal);
      return storeAuditReport(db);
    });
    reading = next;
    return next;
  };
  return {
    page: async (...asked) => (await current()).page(...asked),
    summary: async (...asked) => (await current()).summary(...asked),
    requestOf: async (...asked) => (await current()).requestOf(...asked),
    async *values(...asked) {
      yield* (await current()).values(...asked);
    },
  };
}

/** Compliance of computers of a test, read anew when there are more or fewer. */
export function growingCompliance(
  computers: () => readonly ComputerCompliance[],
  name: string,
): ComplianceSource {
  let opened:
    | { readonly count: number; readonly store: Promise<ReportStore<ComplianceSource>> }
    | undefined;
  const current = async () => {
    const now = [...computers()];
    if (opened?.count !== now.length)
      opened = { count: now.length, store: reportInMemory.computers(name, now, { signal }) };
    return (await opened.store).reader;
  };
  return {
    name,
    find: async (...asked) => (await current()).find(...asked),
    summary: async (...asked) => (await current()).summary(...asked),
    page: async (...asked) => (await current()).page(...asked),
  };
}
