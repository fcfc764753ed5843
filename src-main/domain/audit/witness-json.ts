import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { WITNESS_TEST, witnessFields, witnessSentence } from './witness-fields.ts';

/** What a collector of logs takes: ECS in a list, Splunk's HTTP Event Collector, or Sentinel. */
export type WitnessFormat = 'json' | 'splunk-hec' | 'sentinel';

/** Entries as the body of one request. */
export function witnessBody(entries: readonly AuditEntry[], format: WitnessFormat): string {
  switch (format) {
    case 'json':
      return JSON.stringify(entries.map(flat));
    case 'splunk-hec':
      // Objects one after the other, not a list: so the collector wants them.
      return entries.map((entry) => JSON.stringify(hecEvent(entry))).join('\n');
    case 'sentinel':
      return JSON.stringify(entries.map(sentinelRow));
  }
}

/** Entries as lines of JSON, each complete in itself: for a file that only grows. */
export function witnessLines(entries: readonly AuditEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(flat(entry))}\n`).join('');
}

/** A request that says no more than that a connection was checked. */
export function witnessTestBody(host: string, format: WitnessFormat, timeMs: number): string {
  const time = new Date(timeMs).toISOString();
  switch (format) {
    case 'json':
      return JSON.stringify([{ '@timestamp': time, 'host.name': host, message: WITNESS_TEST }]);
    case 'splunk-hec':
      return JSON.stringify({ ...hecEnvelope(host, timeMs), event: { message: WITNESS_TEST } });
    case 'sentinel':
      return JSON.stringify([{ TimeGenerated: time, HostName: host, Message: WITNESS_TEST }]);
  }
}

function flat(entry: AuditEntry): Record<string, string | number> {
  return {
    '@timestamp': entry.time,
    ...Object.fromEntries(witnessFields(entry)),
    'event.sequence': entry.sequence,
    message: witnessSentence(entry),
  };
}

function hecEvent(entry: AuditEntry) {
  return { ...hecEnvelope(entry.workstation, Date.parse(entry.time)), event: flat(entry) };
}

/** `time` counts seconds. */
function hecEnvelope(host: string, timeMs: number) {
  return { time: timeMs / 1000, host, source: 'keydesk', sourcetype: 'keydesk:audit' };
}

/** Columns of a table in a Log Analytics workspace have letters, digits and underscores alone. */
function sentinelRow(entry: AuditEntry): Record<string, string | number> {
  const columns = witnessFields(entry).map(([name, value]) => [columnOf(name), value] as const);
  return {
    TimeGenerated: entry.time,
    ...Object.fromEntries(columns),
    EventSequence: entry.sequence,
    Message: witnessSentence(entry),
  };
}

function columnOf(name: string): string {
  return name
    .split(/[._]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}
