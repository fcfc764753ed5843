import { createHash } from 'node:crypto';
import { AuditEntry, type ChainHead } from '#shared/audit/audit-entry.ts';
import { EvidenceHeader, Neighbour } from '#shared/reports/evidence.ts';
import type { ReportSignature } from '#shared/reports/report-signature.ts';
import { isSealed } from '../audit/audit-chain.ts';

/** One request, and what stands around it in the log. */
export interface Evidence {
  readonly header: EvidenceHeader;
  /** In their order. */
  readonly entries: readonly AuditEntry[];
  readonly neighbours: readonly Neighbour[];
}

/** The numbers of the entries before and behind those of a request, without its own. */
export function neighboursOf(sequences: readonly number[], newest: number): readonly number[] {
  const around = sequences.flatMap((sequence) => [sequence - 1, sequence + 1]);
  return [...new Set(around)]
    .filter((one) => one > 0 && one <= newest && !sequences.includes(one))
    .sort((one, other) => one - other);
}

/**
 * The file of one request, as `npm run verify` checks it: lines of JSON, the last of which has the
 * SHA-256 of those before it.
 */
export function evidenceFile({ header, entries, neighbours }: Evidence): {
  readonly sha256: string;
  /** @param signature of that SHA-256, where the organisation signs */
  readonly text: (signature?: ReportSignature) => string;
} {
  const content = linesOf([header, ...entries, ...neighbours]);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const end = { kind: 'end', rows: entries.length + neighbours.length, sha256 };
  return { sha256, text: (signature) => content + linesOf([{ ...end, signature }]) };
}

function linesOf(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

/** What such a file holds, without a look at whether it is true. `undefined` where it is none. */
export function readEvidence(text: string): Evidence | undefined {
  const [first, ...others] = text.trimEnd().split('\n').map(parsed);
  const header = EvidenceHeader.safeParse(first).data;
  if (header === undefined) return undefined;
  const rows = others.slice(0, -1);
  const neighbours = rows.flatMap((row) => Neighbour.safeParse(row).data ?? []);
  const entries = rows.flatMap((row) => AuditEntry.safeParse(row).data ?? []);
  return entries.length + neighbours.length === rows.length
    ? { header, entries, neighbours }
    : undefined;
}

/** The log, as far as a file of one request is about it. */
interface LogBeside {
  /** What the log has of the request. */
  readonly request: readonly AuditEntry[];
  /** The hash of an entry; `undefined` where the log has none. */
  readonly hashOf: (sequence: number) => string | undefined;
}

/** Numbers of entries in which a file differs from the log, by what is wrong with them. */
export function unlikeLog(
  { entries, neighbours }: Evidence,
  { request, hashOf }: LogBeside,
): Readonly<Record<'altered' | 'missing' | 'added' | 'order', readonly number[]>> {
  const known = new Set(request.map(({ sequence }) => sequence));
  const told = new Set(entries.map(({ sequence }) => sequence));
  const isOther = ({ sequence, hash }: ChainHead) => hashOf(sequence) !== hash;
  const numbers = (of: readonly ChainHead[]) => of.map(({ sequence }) => sequence);
  return {
    altered: numbers([
      ...entries.filter((entry) => !isSealed(entry) || isOther(entry)),
      ...neighbours.filter(isOther),
    ]),
    missing: numbers(request.filter(({ sequence }) => !told.has(sequence))),
    added: numbers(entries.filter(({ sequence }) => !known.has(sequence))),
    order: numbers(
      entries.filter(({ sequence }, at) => sequence <= (entries[at - 1]?.sequence ?? 0)),
    ),
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
