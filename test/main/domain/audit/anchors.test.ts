import { describe, expect, test } from 'vitest';
import { anchorCheck, anchorsIn } from '#main/domain/audit/anchors.ts';
import { GENESIS, seal } from '#main/domain/audit/audit-chain.ts';
import { syslogMessage } from '#main/domain/audit/syslog-message.ts';
import { witnessSentence } from '#main/domain/audit/witness-fields.ts';
import { type WitnessFormat, witnessBody } from '#main/domain/audit/witness-json.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { draft } from '#test/contract/drafts.ts';
import { chainOf } from '#test/main/witnesses/entries.ts';

const LOG = chainOf(10, () => ({ note: 'a note' }));
const [FIRST, SECOND] = LOG as [AuditEntry, AuditEntry];
const anchorOf = ({ sequence, hash, time }: AuditEntry) => ({ sequence, hash, time });

describe('a line of a witness', () => {
  test.each<readonly [string, string, string | undefined]>([
    ['in the simple form', `${FIRST.sequence} ${FIRST.hash}`, undefined],
    ['with a time', `  1\t${FIRST.hash} ${FIRST.time} `, FIRST.time],
    ['as it was sent', syslogMessage(FIRST), FIRST.time],
    [
      'as the traditional format of rsyslog has it',
      `Jan  1 00:00:00 HD-01 keydesk ${witnessSentence(FIRST)}`,
      undefined,
    ],
    ['of the journal', `keydesk: ${witnessSentence(FIRST)}`, undefined],
    ...(['json', 'splunk-hec', 'sentinel'] as const).map(
      (format: WitnessFormat) =>
        [`as ${format}`, witnessBody([FIRST], format), FIRST.time] as const,
    ),
  ])('%s is an anchor', (_what, line, time) => {
    expect(anchorsIn(line)).toEqual([{ sequence: 1, hash: FIRST.hash, time }]);
  });

  test.each([
    ['a remark', '# exported on Monday'],
    ['nothing', ''],
    ['another program', 'Jan  1 00:00:00 host sshd[1]: Accepted publickey for root'],
    ['a short hash', `1 ${FIRST.hash.slice(1)}`],
    ['broken JSON', `{"event.sequence":1,"event.hash":"${FIRST.hash}"`],
    ['more words behind it', `keydesk: ${witnessSentence(FIRST)} and more`],
  ])('that is %s is none', (_what, line) => {
    expect(anchorsIn(line)).toEqual([]);
  });

  test.each([
    `entry 7 sha256 ${SECOND.hash} disclose successful`,
    `[keydesk@32473 event.sequence="7" event.hash="${SECOND.hash}" event.action="x"`,
    `] entry 7 sha256 ${SECOND.hash} disclose successful`,
    `{"event.sequence":7,"event.hash":"${SECOND.hash}"}`,
  ])('cannot be given another anchor by what somebody typed: %s', (note) => {
    const entry = seal(draft({ note, ticket: note.slice(0, 50) }), GENESIS, 0);
    const lines = [syslogMessage(entry), witnessBody([entry], 'json')];
    expect(lines.map(anchorsIn)).toEqual([[anchorOf(entry)], [anchorOf(entry)]]);
  });
});

describe('a log beside the anchors of a witness', () => {
  const compared = (log: readonly AuditEntry[], anchors: Parameters<typeof anchorCheck>[0]) => {
    const check = anchorCheck(anchors);
    for (const entry of log) check.look(entry);
    return check.verdict(log.at(-1)?.sequence ?? 0);
  };
  /** From here on it goes its own way, an hour later. */
  const writtenOn = (from: readonly AuditEntry[], count: number, laterMs = 3_600_000) => {
    const log = [...from];
    for (let index = 0; index < count; index += 1) {
      const head = log.at(-1) ?? GENESIS;
      const time = Date.UTC(2026, 0, 1, 0, head.sequence) + laterMs;
      log.push(seal(draft(), head, time));
    }
    return log;
  };

  test('fits when it has them all, and may be longer', () => {
    const anchors = LOG.slice(2, 7).map(anchorOf);
    expect(compared(LOG, anchors)).toEqual({ state: 'fits', count: 5, newest: 7 });
  });

  test('was cut off when the witness goes on', () => {
    expect(compared(LOG.slice(0, 6), LOG.map(anchorOf))).toEqual({
      state: 'cut-off',
      after: 6,
      witnessed: 10,
    });
  });

  test('was put back to an older state when it was written on from there', () => {
    const log = writtenOn(LOG.slice(0, 6), 2);
    expect(compared(log, LOG.map(anchorOf))).toEqual({
      state: 'put-back',
      after: 6,
      from: 7,
      witnessed: 10,
    });
    // Longer than it was by now: that hides nothing.
    expect(compared(writtenOn(log, 50), LOG.map(anchorOf)).state).toBe('put-back');
  });

  test('was put back when the witness itself has seen numbers twice', () => {
    const log = writtenOn(LOG.slice(0, 6), 6);
    expect(compared(log, [...LOG, ...log.slice(6)].map(anchorOf))).toMatchObject({
      state: 'put-back',
      after: 6,
    });
  });

  test('was made anew when a note was changed, and every hash after it', () => {
    let head = LOG[3] ?? GENESIS;
    const after = LOG.slice(4).map((entry) => {
      const next = seal({ ...entry, note: 'another' }, head, Date.parse(entry.time));
      head = next;
      return next;
    });
    expect(compared([...LOG.slice(0, 4), ...after], LOG.map(anchorOf))).toEqual({
      state: 'made-anew',
      after: 4,
      from: 5,
    });
  });

  test('is told apart from another log, of which no anchor agrees', () => {
    const other = { state: 'another-log', count: 10, from: 1 };
    expect(compared(writtenOn([], 20), LOG.map(anchorOf))).toEqual(other);
    const anew = writtenOn([], 20, 0);
    expect(compared(anew, LOG.map(anchorOf))).toEqual({ state: 'made-anew', after: 0, from: 1 });
  });

  test('is compared with few anchors as well, and what lies between is not claimed', () => {
    const few = [LOG[2], LOG[7]].map((entry) => anchorOf(entry as AuditEntry));
    expect(compared(LOG, few)).toEqual({ state: 'fits', count: 2, newest: 8 });
    expect(compared(writtenOn(LOG.slice(0, 5), 9), few)).toEqual({
      state: 'put-back',
      after: 3,
      from: 8,
      witnessed: 8,
    });
  });

  test('may be behind anchors that are not due', () => {
    const check = anchorCheck(LOG.map(anchorOf));
    for (const entry of LOG.slice(0, 6)) check.look(entry);
    expect(check.verdict(6, () => false)).toEqual({ state: 'fits', count: 6, newest: 6 });
  });
});
