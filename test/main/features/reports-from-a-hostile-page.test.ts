import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AuditColumn, NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import { EVERY_COMPUTER } from '#shared/compliance/enterprise-compliance.ts';
import { Settings } from '#shared/console/settings.ts';
import { EVERY_ROW } from '#shared/escrow/escrow-report.ts';
import { areasOf } from '#shared/sign-in/role.ts';
import { computerNamed } from '#test/fakes/computer-compliance.ts';
import { testConsole } from '#test/fakes/console.ts';
import { inventoryOf, listedComputer } from '#test/fakes/memory-inventory.ts';

const query = { filter: { ...NO_FILTER, activity: 'everything' }, sort: NEWEST_FIRST };
const log = { place: 'log' };
const file = { place: 'file', id: randomUUID() };
const source = { place: 'source', name: 'memory' };
const kept = { query, columns: AuditColumn.options };
const audit = { report: 'recovery-audit', ...kept };
const computers = {
  query: { filter: EVERY_COMPUTER, sort: { column: 'name', descending: false } },
};
const report = { report: 'enterprise-compliance', query: computers.query, columns: ['name'] };

const backup = { query: { filter: EVERY_ROW, sort: { column: 'name', descending: false } } };
const keys = { report: 'recovery-key-backup', query: backup.query, columns: ['name'] };

/** Calls that tell what stands in the log or in a source, with what they are asked. */
const TELLING = [
  ['reports.page', { from: log, query, after: null }],
  ['reports.summary', { from: log, filter: query.filter }],
  ['reports.verifyChain', { whole: true }],
  ['reports.export', { what: { ...audit, from: log }, form: 'csv' }],
  ['reports.export', { what: { ...audit, from: log }, form: 'kdreport' }],
  ['reports.print', { what: { ...audit, from: log } }],
  ['keptReports.keep', kept],
  ['compliance.page', { ...computers, from: source, after: null }],
  ['compliance.find', { from: { place: 'sources' }, search: { by: 'computer', text: 'WS' } }],
  ['reports.export', { what: { ...report, from: source }, form: 'xlsx' }],
  ['reports.print', { what: { ...report, from: source } }],
  ['escrow.last', undefined],
  ['escrow.read', undefined],
  ['escrow.page', { ...backup, from: { place: 'sources' }, after: null }],
  ['escrow.summary', { from: { place: 'sources' }, filter: EVERY_ROW }],
  ['reports.export', { what: { ...keys, from: { place: 'sources' } }, form: 'csv' }],
] as const;
const OTHERS = [
  ['session.lock', undefined],
  ['session.signOut', undefined],
  ['session.unlock', { password: 'pw' }],
  ['reports.open', { by: 'dialog' }],
  ['reports.page', { from: file, query, after: null }],
  ['reports.export', { what: { ...audit, from: file }, form: 'csv' }],
  ['reports.export', { what: { ...report, from: file }, form: 'csv' }],
  ['reports.open', { by: 'kept', id: randomUUID() }],
  ['keptReports.forget', { id: null }],
] as const;

const step = fc.record({
  asked: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...TELLING) },
    { weight: 2, arbitrary: fc.constantFrom(...OTHERS) },
  ),
  signsInAs: fc.option(fc.constantFrom('user', 'reports', 'admin'), { freq: 4 }),
  isCancelled: fc.boolean(),
  waits: fc.boolean(),
  dialog: fc.constantFrom('accept', 'close', 'full-disk'),
} as const);

test('any calls in any order: only who may sees reports, and exports are recorded', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const desk = testConsole(Settings.parse({ reports: { keepForOffline: true } }));
      desk.profile.computers.push(computerNamed('WS-1'));
      desk.profile.inventories.push(inventoryOf(listedComputer('WS-1')));
      const asked: Promise<void>[] = [];
      const wrong: string[] = [];
      const mayRead = () => {
        const view = desk.sessions.view();
        return (
          view !== undefined && !view.locked && areasOf(view.operator.roles).includes('reports')
        );
      };
      for (const {
        asked: [name, input],
        signsInAs,
        isCancelled,
        waits,
        dialog,
      } of steps) {
        // Refused while another is under way.
        if (signsInAs !== null) await desk.signIn(signsInAs).catch(() => undefined);
        desk.saver.answer = dialog;
        const [id, isForbidden] = [
          randomUUID(),
          TELLING.some(([telling, asks]) => telling === name && asks === input) && !mayRead(),
        ];
        const answered = desk.router
          .handle({ id, name, input }, () => undefined)
          .then(({ ok }) => {
            if (ok && isForbidden) wrong.push(name);
          });
        asked.push(answered);
        if (isCancelled) desk.router.cancel(id);
        if (waits) await answered;
      }
      await Promise.all(asked);
      expect(wrong).toEqual([]);
      expect(desk.unforeseen).toEqual([]);
      const leaving = desk.profile.entries.filter(
        ({ action }) => action === 'export' || action === 'print',
      );
      for (const [requestId, entries] of Map.groupBy(leaving, (entry) => entry.requestId))
        expect([requestId, entries.map(({ result }) => result)]).toEqual([
          requestId,
          ['intended', expect.stringMatching(/^(successful|failed)$/)],
        ]);
      const successful = leaving.filter(
        ({ action, result }) => action === 'export' && result === 'successful',
      );
      expect(desk.saver.files.size === 0 || successful.length > 0).toBe(true);
    }),
    { numRuns: 100 },
  );
});
