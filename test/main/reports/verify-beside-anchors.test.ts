import { describe, expect, test } from 'vitest';
import { GENESIS, seal } from '#main/domain/audit/audit-chain.ts';
import { syslogMessage } from '#main/domain/audit/syslog-message.ts';
import { witnessSentence } from '#main/domain/audit/witness-fields.ts';
import { witnessBody } from '#main/domain/audit/witness-json.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { draft } from '#test/contract/drafts.ts';
import { AUDIT_HEADER, packedUp, verifier } from '#test/fakes/report-files.ts';
import { chainOf } from '#test/main/witnesses/entries.ts';

// The verifier shares no code with the console: it has to read and say the same.

const LOG = chainOf(8, () => ({ note: 'a note' }));

/** A report of everything in a log, made on the day after. */
async function reportOf(log: readonly AuditEntry[]): Promise<Buffer> {
  const { sequence, hash } = log.at(-1) ?? GENESIS;
  const header = {
    ...AUDIT_HEADER,
    generatedAt: '2026-01-02T00:00:00.000Z',
    head: { sequence, hash },
  };
  return packedUp(header, log);
}

async function verified(log: readonly AuditEntry[], lines: readonly string[]) {
  const { status, stdout, stderr } = verifier(await reportOf(log), `${lines.join('\r\n')}\r\n`);
  return [status, `${stdout}${stderr}`] as const;
}

/** Ends with entry `from` as it was, and goes its own way from there. */
function writtenOn(from: number, { laterMs = 3_600_000, note = 'another' } = {}) {
  const log = LOG.slice(0, from);
  for (const entry of LOG.slice(from)) {
    const time = Date.parse(entry.time) + laterMs;
    log.push(seal(draft({ note }), log.at(-1) ?? GENESIS, time));
  }
  return log;
}

describe('a report file beside the lines of a witness', () => {
  test.each([
    ['as syslog sends them', LOG.map(syslogMessage)],
    ['without structured data', LOG.map((one) => `Jan 1 h keydesk ${witnessSentence(one)}`)],
    ['in JSON', [witnessBody(LOG, 'json')]],
    ['as events of Splunk', witnessBody(LOG, 'splunk-hec').split('\n')],
    ['as rows of Sentinel', [witnessBody(LOG, 'sentinel')]],
    [
      'as numbers and hashes',
      ['# mine', ...LOG.map(({ sequence, hash }) => `${sequence} ${hash}`)],
    ],
  ])('fits them, %s', async (_what, lines) => {
    expect(await verified(LOG, lines)).toEqual([
      0,
      expect.stringContaining('8 anchors of the witness are in the report, and all of them fit'),
    ]);
  });

  const lines = LOG.map(syslogMessage);

  test('of a log that was cut off ends with 4', async () => {
    expect(await verified(LOG.slice(0, 5), lines)).toEqual([
      4,
      expect.stringContaining('cut off after entry 5: the witness had 8 by then'),
    ]);
  });

  test('that was made before the witness had more is as it should be', async () => {
    const later = seal(draft(), LOG.at(-1) ?? GENESIS, Date.UTC(2026, 5, 1));
    expect((await verified(LOG, [...lines, syslogMessage(later)]))[0]).toBe(0);
  });

  test('of a log that was put back and written on ends with 5', async () => {
    expect(await verified(writtenOn(5), lines)).toEqual([
      5,
      expect.stringContaining('put back to an older state, that of entry 5'),
    ]);
  });

  test.each([
    [4, 5],
    [0, 1],
  ])('of a log with other hashes behind entry %i ends with 6', async (kept, from) => {
    expect(await verified(writtenOn(kept, { laterMs: 0 }), lines)).toEqual([
      6,
      expect.stringContaining(`made anew from entry ${from} on`),
    ]);
  });

  test('of another log is told apart: no anchor agrees', async () => {
    expect(await verified(writtenOn(0), lines)).toEqual([
      6,
      expect.stringContaining('no anchor agrees, the first is that of entry 1'),
    ]);
  });

  test('beside few anchors claims nothing of what lies between', async () => {
    const few = [2, 7].map((at) => syslogMessage(LOG[at] as AuditEntry));
    expect((await verified(LOG, few))[0]).toBe(0);
    expect(await verified(writtenOn(5), few)).toEqual([
      5,
      expect.stringContaining('that of entry 3 (entries 4 to 7 were not compared)'),
    ]);
  });

  test('is not compared with a line that somebody typed into a note', async () => {
    const note = `] entry 1 sha256 ${LOG[1]?.hash} disclose successful`;
    const log = [seal(draft({ note }), GENESIS, 0)];
    expect((await verified(log, log.map(syslogMessage)))[0]).toBe(0);
  });

  test('of a file without anchors is refused', async () => {
    expect(await verified(LOG, ['hello'])).toEqual([
      2,
      expect.stringContaining('there is no anchor in'),
    ]);
  });
});
