import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { syslogMessage } from '#main/domain/audit/syslog-message.ts';
import { LONGEST_PAUSE_MS } from '#main/domain/retries.ts';
import { localLog } from '#main/profiles/organisation/local-log.ts';
import { openEmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
import { WitnessConfiguration } from '#main/witnesses/configuration.ts';
import { marksFile } from '#main/witnesses/marks-file.ts';
import { witnessesOf } from '#main/witnesses/witnesses-of.ts';
import { NO_FILTER } from '#shared/audit/audit-report.ts';
import { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { NO_EVENT_LOG } from '#test/fakes/event-log.ts';
import { WITHOUT_RSYSLOG, bySequence, hasRsyslog, startRsyslog } from '#test/lab/rsyslog.ts';
import { numberedKeyId } from '#test/main/sources/embedded-store/children/numbered-key-id.ts';
import {
  READING_SCRIPT,
  addProtectors,
  tempFolder,
} from '#test/main/sources/embedded-store/test-store.ts';
import { witnessFiles } from '#test/main/witnesses/witness-files.ts';
import { canMakeCertificates } from '../sources/active-directory/fake-forest/certificates.ts';
import { driveForm } from './drive-request.ts';

const DAY_MS = 86_400_000;
const PER_DAY = 25;
/** What the admin hands out on a usual day. */
const USUAL = 2;
const SCRIPTED = 200;
const KEYS = Array.from({ length: SCRIPTED }, (_, n) => numberedKeyId(n));

/** One key after the other, as fast as they are answered. */
async function disclose(app: TestConsole, keyIds: readonly string[]): Promise<readonly string[]> {
  const outcomes: string[] = [];
  for (const keyId of keyIds) {
    const reply = await app.call('recovery.submit', { form: driveForm({ keyId }) });
    outcomes.push(reply.ok ? 'disclosed' : reply.error.code);
  }
  return outcomes;
}

test.runIf(canMakeCertificates() && hasRsyslog())(
  'an admin’s script for 200 keys is stopped, seen by a log server, and called unusual',
  { meta: { reason: WITHOUT_RSYSLOG } },
  async () => {
    const [folder, files, app] = [tempFolder(), witnessFiles(), testConsole()];
    const rsyslog = await startRsyslog({ authority: files.authority, wantsCertificate: true });
    const about = {
      workstation: 'DESK-1',
      logName: 'contoso',
      eventLog: NO_EVENT_LOG,
      clock: app.clock,
    };
    mkdirSync(join(folder.path, 'own'));
    const { store } = await openEmbeddedStore(
      {
        file: join(folder.path, 'own', 'keydesk.db'),
        purpose: 'organisation',
        fill: async (db) => {
          await db('domains').insert({ id: 1, name: 'CONTOSO', dns_name: 'contoso.test' });
          await addProtectors(
            db,
            KEYS.map((keyId) => ({
              keyId,
              computer: `WS-${keyId.slice(0, 8)}`,
              users: [],
              volume: { kind: 'operating-system', driveLetter: 'C:' },
              recoveryPassword: '471207-278498-422125-177177-561902-537405-468006-693451',
              keyPackage: undefined,
              escrowedAt: '2026-01-01T00:00:00.000Z',
            })),
          );
        },
      },
      {
        clock: app.clock,
        readingScript: READING_SCRIPT,
        limits: LimitSettings.parse({ perMinute: PER_DAY, perHour: PER_DAY, perDay: PER_DAY }),
      },
    );
    const { caFile, certificateFile, keyFile } = files;
    const witness = { name: 'Log server', host: 'localhost', port: rsyslog.port, caFile };
    const log = localLog(store, {
      witnesses: witnessesOf(
        [
          WitnessConfiguration.parse({
            kind: 'syslog',
            mode: 'required',
            answerSeconds: 60,
            certificateFile,
            keyFile,
            ...witness,
          }),
        ],
        about,
      ),
      marks: marksFile(join(folder.path, 'own', 'witnesses.json')),
      log: { warn: () => undefined },
      ...about,
    });
    const { auditLog, auditReport } = log;
    const { recovery } = log.source('Store');
    Object.assign(app.profile, { auditLog, auditReport, recovery: [recovery] });

    for (let day = 0; day < 3; day += 1) {
      await app.signIn('admin');
      const some = KEYS.slice(day * USUAL, (day + 1) * USUAL);
      expect(await disclose(app, some)).toEqual(Array<string>(USUAL).fill('disclosed'));
      app.clock.advance(DAY_MS);
    }
    await app.signIn('admin');
    const outcomes = await disclose(app, KEYS);
    expect(outcomes.slice(0, PER_DAY)).toEqual(Array<string>(PER_DAY).fill('disclosed'));
    expect(new Set(outcomes.slice(PER_DAY))).toEqual(new Set(['disclosure.limitReached']));

    const { entries: unusual } = await app.ask('reports.unusual', {
      from: { place: 'log' },
      filter: NO_FILTER,
    });
    const many = unusual.filter(({ signs }) => signs.some(({ sign }) => sign === 'many'));
    // The tenth of the day is the first that is three times the usual, and at least ten.
    expect(many).toHaveLength(PER_DAY - 9);
    expect(many[0]?.signs).toContainEqual({ sign: 'many', count: PER_DAY, usual: USUAL });

    const entries = await auditLog.read(1, 1_000);
    const refused = entries.filter(({ failure }) => failure === 'disclosure.limitReached');
    expect(refused).toHaveLength(20);
    const written = async () =>
      (await auditLog.read(1, 1_000)).map((entry) => syslogMessage(entry));
    const received = () => {
      app.clock.advance(LONGEST_PAUSE_MS);
      return bySequence(rsyslog.lines());
    };
    await expect.poll(async () => received().length - (await written()).length).toBe(0);
    expect(received()).toEqual(await written());
    await log.close();
    await rsyslog.dispose();
    files.dispose();
    folder.remove();
  },
);
