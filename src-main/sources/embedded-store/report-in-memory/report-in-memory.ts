import type { OpenReportStore } from '#main/ports/reports/report-store.ts';
import { openComputers } from './computers-in-memory.ts';
import { openEntries } from './entries-in-memory.ts';

/** Embedded stores in memory, each with the rows of one report file. */
export const reportInMemory: OpenReportStore = { entries: openEntries, computers: openComputers };
