import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { GENESIS, canonicalForm, seal } from '#main/domain/audit/audit-chain.ts';
import type { Sink } from '#main/ports/desktop/file-saver.ts';
import type { SignReport } from '#main/ports/reports/report-writer.ts';
import { writeReportFile } from '#main/reports/write-report-file.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import type { AuditReportHeader, ReportHeader } from '#shared/reports/report-file.ts';
import { ROOT } from '#test/root.ts';
import { draft } from '../contract/drafts.ts';

const VERIFIER = resolve(ROOT, '.config/commands/verify.mjs');

export const AUDIT_HEADER: AuditReportHeader = {
  kind: 'keydesk-report',
  version: 3,
  report: 'recovery-audit',
  organisation: 'Contoso',
  generatedAt: '2026-11-24T10:00:00.000Z',
  generatedBy: 'CONTOSO\\rita',
  query: { filter: NO_FILTER, sort: NEWEST_FIRST },
  columns: ['time'],
  head: GENESIS,
};

/** Entries as a log would hold them. */
export function chained(...changes: readonly Parameters<typeof draft>[0][]): readonly AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (const [index, change] of changes.entries())
    entries.push(seal(draft(change), entries.at(-1) ?? GENESIS, Date.UTC(2026, 10, 24, 9, index)));
  return entries;
}

/** An entry that was altered by somebody who knows how its hash is made. */
export function forged(entry: AuditEntry, changes: Partial<AuditEntry>): AuditEntry {
  const changed = { ...entry, ...changes };
  return {
    ...changed,
    hash: createHash('sha256').update(canonicalForm(changed), 'utf16le').digest('hex'),
  };
}

/** Everything a writer wrote. */
export async function collected(write: (sink: Sink) => Promise<unknown>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await write(async (chunk) => void pieces.push(Buffer.from(chunk)));
  return Buffer.concat(pieces);
}

/** A report file as the console writes it. */
export function packedUp(
  header: ReportHeader,
  rows: readonly object[],
  sign?: SignReport,
): Promise<Buffer> {
  const pages = async function* () {
    yield rows;
  };
  return collected((sink) => writeReportFile({ header, pages: pages(), sign }, sink));
}

export function linesOf(file: Uint8Array): readonly string[] {
  return gunzipSync(file).toString().trimEnd().split('\n');
}

/** Lines as somebody else would pack them. */
export function packed(...lines: readonly string[]): Buffer {
  return gzipSync(`${lines.join('\n')}\n`);
}

/** Lines without their end, which is made anew: the whole vouches for them. */
export function resealed(...lines: readonly string[]): Buffer {
  const sha256 = createHash('sha256')
    .update(`${lines.join('\n')}\n`)
    .digest('hex');
  return packed(...lines, JSON.stringify({ kind: 'end', rows: lines.length - 1, sha256 }));
}

/** What `npm run verify` says of a file, beside lines of a witness, a report, or keys. */
export function verifier(
  bytes: Uint8Array,
  anchors?: string,
  log?: Uint8Array,
  keys: readonly string[] = [],
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-verify-'));
  try {
    const path = join(folder, 'x.kdreport');
    writeFileSync(path, bytes);
    const lines = join(folder, 'witness.log');
    if (anchors !== undefined) writeFileSync(lines, anchors);
    const report = join(folder, 'log.kdreport');
    if (log !== undefined) writeFileSync(report, log);
    const more = [
      ...(anchors === undefined ? [] : ['--anchors', lines]),
      ...(log === undefined ? [] : ['--log', report]),
      ...keys.flatMap((key) => ['--key', key]),
    ];
    return spawnSync(process.execPath, [VERIFIER, path, ...more], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
