import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { readEvidence, unlikeLog } from '#main/domain/reports/evidence.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { AUDIT_HEADER, chained, forged, packedUp, verifier } from '#test/fakes/report-files.ts';

const [OWN, OTHER] = [1, 2].map((digit) => `${digit}0000000-0000-4000-8000-000000000000`) as [
  string,
  string,
];

/** Two requests whose entries stand between each other. */
const LOG = chained(
  { action: 'sign-in', keyType: '', keyId: '', reason: '' },
  { requestId: OWN, action: 'search' },
  { requestId: OTHER, action: 'search' },
  { requestId: OWN, action: 'disclose' },
  { requestId: OTHER, action: 'disclose' },
  { requestId: OWN, action: 'save', result: 'intended' },
  { requestId: OWN, action: 'save' },
  { action: 'sign-out', keyType: '', keyId: '', reason: '' },
);

let desk: TestConsole;
beforeEach(async () => {
  desk = testConsole();
  desk.profile.entries.push(...LOG);
  await desk.signIn('reports');
});

async function saved(sequence = 4): Promise<string> {
  desk.saver.files.clear();
  await desk.ask('reports.saveEvidence', { sequence });
  return Buffer.from([...desk.saver.files.values()][0] ?? []).toString();
}

/** Lines whose end is made anew, as somebody who knows the form would. */
function resealed(lines: readonly string[]): string {
  const content = lines.map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(content).digest('hex');
  return `${content}${JSON.stringify({ kind: 'end', rows: lines.length - 1, sha256 })}\n`;
}

const contentOf = (file: string) => file.trimEnd().split('\n').slice(0, -1);
const entriesIn = (lines: readonly string[]) =>
  lines.flatMap((line, at) => (line.includes('"action"') ? [at] : []));

describe('the evidence of one request', () => {
  test('has its entries in order, and the hashes of those beside them; it is good', async () => {
    const file = await saved();
    const evidence = readEvidence(file);
    expect(evidence?.header).toMatchObject({ requestId: OWN, entries: [2, 4, 6, 7] });
    expect(evidence?.entries).toEqual([2, 4, 6, 7].map((sequence) => LOG[sequence - 1]));
    expect(evidence?.neighbours.map(({ sequence }) => sequence)).toEqual([1, 3, 5, 8]);
    expect(verifier(Buffer.from(file))).toMatchObject({ status: 0 });
    const all = await packedUp({ ...AUDIT_HEADER, head: LOG.at(-1) ?? AUDIT_HEADER.head }, LOG);
    expect(verifier(Buffer.from(file), undefined, all)).toMatchObject({ status: 0 });
  });

  test('is the same from any row of the request, and each saving is recorded', async () => {
    const [before, file] = [desk.profile.entries.length, await saved(6)];
    expect(readEvidence(file)?.header.entries).toEqual([2, 4, 6, 7]);
    const { sha256 } = JSON.parse(file.trimEnd().split('\n').at(-1) ?? '') as { sha256: string };
    expect(desk.profile.entries.slice(before)).toMatchObject([
      { action: 'export', result: 'intended' },
      {
        action: 'export',
        result: 'successful',
        note: `evidence, request ${OWN}, 4 entries, SHA-256 ${sha256}`,
      },
    ]);
  });

  test('is refused to whoever may not read reports', async () => {
    await desk.signIn('user');
    await expect(desk.ask('reports.saveEvidence', { sequence: 4 })).rejects.toThrow(
      'auth.forbidden',
    );
  });

  test('that was tampered with is named, though its end was made anew', async () => {
    const lines = contentOf(await saved());
    const places = entriesIn(lines);
    const place = fc.constantFrom(...places);
    const field = fc.constantFrom('operator', 'computer', 'reason', 'note', 'time', 'keyId');
    const strange = fc.constantFrom(...LOG.filter(({ requestId }) => requestId === OTHER));
    const tampering = fc.oneof(
      fc.tuple(place, field).map(([at, name]) => {
        const entry = JSON.parse(lines[at] ?? '') as AuditEntry;
        const other = forgedField(entry, name);
        return { lines: lines.with(at, JSON.stringify(other)), says: /is not what the log/ };
      }),
      fc
        .constantFrom(...lines.keys())
        .filter((at) => at > 0)
        .map((at) => ({ lines: lines.toSpliced(at, 1), says: /is missing|does not fit/ })),
      fc
        .tuple(place, place)
        .filter(([one, other]) => one !== other)
        .map(([one, other]) => ({
          lines: lines.with(one, lines[other] ?? '').with(other, lines[one] ?? ''),
          says: /is not in order/,
        })),
      fc
        .tuple(place, strange)
        .map(([at, entry]) => ({
          lines: lines.toSpliced(at, 0, JSON.stringify(entry)),
          says: /belongs to another request/,
        })),
      place.map((at) => {
        const entry = JSON.parse(lines[at] ?? '') as AuditEntry;
        return {
          lines: lines.with(at, JSON.stringify(forged(entry, { note: 'nothing to see' }))),
          says: /does not fit/,
        };
      }),
    );
    fc.assert(
      fc.property(tampering, ({ lines: tampered, says }) => {
        const { status, stdout } = verifier(Buffer.from(resealed(tampered)));
        expect(status).toBe(1);
        expect(stdout).toMatch(says);
      }),
      { numRuns: 40 },
    );
  });

  test('of which an entry is left out everywhere shows beside the log', async () => {
    const [header = '', ...rest] = contentOf(await saved());
    const without = rest.filter((line) => !line.includes('"sequence":4,'));
    const lied = header.replace('"entries":[2,4,6,7]', '"entries":[2,6,7]');
    const file = Buffer.from(resealed([lied, ...without]));
    expect(verifier(file)).toMatchObject({ status: 0 });
    const all = await packedUp({ ...AUDIT_HEADER, head: LOG.at(-1) ?? AUDIT_HEADER.head }, LOG);
    const beside = verifier(file, undefined, all);
    expect(beside.status).toBe(1);
    expect(beside.stdout).toContain('entry 4 of this request is missing: the log has it');
    const evidence = readEvidence(file.toString());
    const request = LOG.filter(({ requestId }) => requestId === OWN);
    const hashOf = (sequence: number) => LOG[sequence - 1]?.hash;
    expect(evidence && unlikeLog(evidence, { request, hashOf })).toEqual({
      altered: [],
      missing: [4],
      added: [],
      order: [],
    });
  });
});

/** The entry with another value in one field, and the hash it had. */
function forgedField(entry: AuditEntry, name: string): object {
  const value = name === 'time' ? '2026-11-24T09:59:59.000Z' : 'other';
  return { ...entry, [name]: value };
}
