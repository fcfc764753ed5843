import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import {
  WITNESS_TEST,
  type WitnessFields,
  witnessFields,
  witnessSentence,
} from './witness-fields.ts';

/** Facility 13, "log audit" (RFC 5424, 6.2.1). */
const FACILITY = 13;
const SEVERITY = { warning: 4, notice: 5, informational: 6 } as const;

/**
 * Names our own structured data. 32473 is the number that IANA keeps for documentation (RFC 5612):
 * Keydesk has none of its own.
 */
const SD_ID = 'keydesk@32473';
const APP_NAME = 'keydesk';
const LONGEST_HOST = 255;

/** What may not stand in a name of the header: all but visible ASCII. */
const NOT_PRINTABLE = /[^\x21-\x7e]/g;

/**
 * An entry of the log as one message of RFC 5424: all of it in structured data, its number and hash
 * once more in the text.
 */
export function syslogMessage(entry: AuditEntry): string {
  return message({
    severity: severityOf(entry),
    time: entry.time,
    host: entry.workstation,
    messageId: entry.action,
    data: structured(witnessFields(entry)),
    text: witnessSentence(entry),
  });
}

/** A message that says no more than that a connection was checked. */
export function syslogTest(host: string, timeMs: number): string {
  return message({
    severity: 'informational',
    time: new Date(timeMs).toISOString(),
    host,
    messageId: 'test',
    data: '-',
    text: WITNESS_TEST,
  });
}

/** RFC 5425, 4.3: the length in bytes, a space, the message. */
export function octetCounted(text: string): string {
  return `${Buffer.byteLength(text)} ${text}`;
}

interface Message {
  readonly severity: keyof typeof SEVERITY;
  readonly time: string;
  readonly host: string;
  readonly messageId: string;
  readonly data: string;
  readonly text: string;
}

function message({ severity, time, host, messageId, data, text }: Message): string {
  const priority = 8 * FACILITY + SEVERITY[severity];
  const hostName = host.replaceAll(NOT_PRINTABLE, '_').slice(0, LONGEST_HOST) || '-';
  return `<${priority}>1 ${time} ${hostName} ${APP_NAME} - ${messageId} ${data} ${text}`;
}

function severityOf({ action, flag, result }: AuditEntry): Message['severity'] {
  if (result === 'failed' || flag !== '') return 'warning';
  return action === 'disclose' ? 'notice' : 'informational';
}

function structured(fields: WitnessFields): string {
  const parameters = fields.map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `[${SD_ID}${parameters.join('')}]`;
}

/** RFC 5424, 6.3.3: these three, and no other character, are escaped. */
function escaped(value: string): string {
  return value.replaceAll(/["\\\]]/g, String.raw`\$&`);
}
