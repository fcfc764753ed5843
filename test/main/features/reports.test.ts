import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { AuditColumn, type AuditPage, type AuditQuery, NEWEST_FIRST, NO_FILTER } from '../../../src-shared/model/audit-report.ts';
import { type TestConsole, testConsole } from '../../fakes/console.ts';

const EVERYTHING: AuditQuery = { filter: { ...NO_FILTER, activity: 'everything' }, sort: NEWEST_FIRST };

let desk: TestConsole;
beforeEach(async () => {
  desk = testConsole();
  await desk.signIn('reports');
  for (let n = 0; n < 449; n += 1) await desk.call('session.signIn', { profileId: 'test', userName: `CONTOSO\\u${n}`, password: 'no' });
});

test('pages come newest first and meet without gap', async () => {
  const sequences: number[] = [];
  let after: AuditPage['next'] = null;
  do {
    const page = (await desk.ask('reports.page', { query: EVERYTHING, after })) as AuditPage;
    sequences.push(...page.rows.map(({ sequence }) => sequence));
    after = page.next;
  } while (after !== null);
  expect(sequences).toHaveLength(450);
  expect(new Set(sequences).size).toBe(450);
});

test('an untouched chain verifies up to its head', async () => {
  expect(await desk.ask('reports.verifyChain')).toEqual({ intact: true, count: 450, head: { sequence: 450, hash: desk.profile.entries.at(-1)?.hash } });
});

test('the first altered entry is named', async () => {
  const altered = desk.profile.entries[299];
  if (altered !== undefined) desk.profile.entries[299] = { ...altered, operator: 'CONTOSO\\nobody' };
  expect(await desk.ask('reports.verifyChain')).toEqual({ intact: false, brokenAt: 300, why: 'altered' });
});

describe('an export', () => {
  const request = (form: string) => ({ query: EVERYTHING, columns: AuditColumn.options, form });
  const written = () => Buffer.from([...desk.saver.files.values()][0] ?? []);

  test('is an entry of its own, before and after; a report file is named by its hash', async () => {
    expect(await desk.ask('reports.export', request('kdreport'))).toMatchObject({ outcome: 'saved', fileName: 'recovery-audit-2026-06-01.kdreport' });
    const [intent, outcome] = desk.profile.entries.slice(-2);
    expect([intent, outcome]).toMatchObject([{ action: 'export', result: 'intended', note: 'kdreport' }, { action: 'export', result: 'successful', note: expect.stringMatching(/^kdreport, 451 rows, SHA-256 [0-9a-f]{64}$/) }]);
    expect(intent?.requestId).toBe(outcome?.requestId);
    expect(gunzipSync(written()).toString().split('\n')).toHaveLength(454);
  });

  test('writes nothing when its entry cannot be written, or when the dialog is closed', async () => {
    desk.profile.logIsFull = true;
    expect(await desk.refused('reports.export', request('csv'))).toBe('store.full');
    desk.profile.logIsFull = false;
    desk.saver.answer = 'close';
    expect(await desk.ask('reports.export', request('csv'))).toEqual({ outcome: 'cancelled' });
    expect(desk.saver.files.size).toBe(0);
    expect(desk.profile.entries).toHaveLength(450);
  });

  test('that fails says so in the log too', async () => {
    desk.saver.answer = 'full-disk';
    expect(await desk.refused('reports.export', request('csv'))).toBe('file.noSpace');
    expect(desk.story().slice(-2)).toEqual(['export intended', 'export failed']);
  });

  test('ends with the session, behind its dialog', async () => {
    desk.saver.whileOpen = async () => void (await desk.ask('session.lock'));
    expect(await desk.refused('reports.export', request('csv'))).toBe('auth.locked');
    expect(desk.saver.files.size).toBe(0);
  });

  test('is not for a help desk user', async () => {
    await desk.signIn('user');
    expect(await desk.refused('reports.export', request('csv'))).toBe('auth.forbidden');
  });
});

describe('a saved report', () => {
  beforeEach(async () => {
    await desk.ask('reports.export', { query: EVERYTHING, columns: ['time', 'operator'], form: 'kdreport' });
    await desk.ask('session.signOut');
    desk.opener.answer = { fileName: 'a.kdreport', bytes: [...desk.saver.files.values()][0] ?? new Uint8Array() };
  });

  test('opens with nobody signed in, whole', async () => {
    const { opened } = (await desk.ask('savedReport.choose')) as { opened: { reportId: string } };
    expect(opened).toMatchObject({ fileName: 'a.kdreport', header: { organisation: 'Test', generatedBy: 'CONTOSO\\op', columns: ['time', 'operator'] }, verdict: { state: 'intact' } });
    const page = (await desk.ask('savedReport.page', { reportId: opened.reportId, query: EVERYTHING, after: null })) as AuditPage;
    expect(page.rows).toHaveLength(200);
    expect(await desk.ask('savedReport.summary', { reportId: opened.reportId, filter: EVERYTHING.filter })).toMatchObject({ total: 451 });
    desk.saver.files.clear();
    expect(await desk.ask('savedReport.export', { reportId: opened.reportId, query: EVERYTHING, columns: ['operator'], form: 'csv' })).toMatchObject({ outcome: 'saved' });
    expect(Buffer.from([...desk.saver.files.values()][0] ?? []).toString().split('\r\n')).toHaveLength(453);
  });

  test('that was closed is gone', async () => {
    const { opened } = (await desk.ask('savedReport.choose')) as { opened: { reportId: string } };
    await desk.ask('savedReport.close');
    expect(await desk.refused('savedReport.page', { reportId: opened.reportId, query: EVERYTHING, after: null })).toBe('report.closed');
  });

  test('gives no way to the log', async () => {
    expect(await desk.refused('reports.page', { query: EVERYTHING, after: null })).toBe('auth.signedOut');
  });
});
