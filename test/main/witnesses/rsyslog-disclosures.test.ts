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
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { testConsole } from '#test/fakes/console.ts';
import { NO_EVENT_LOG } from '#test/fakes/event-log.ts';
import { NO_LIMITS } from '#test/fakes/limits.ts';
import { WITHOUT_RSYSLOG, bySequence, hasRsyslog, startRsyslog } from '#test/lab/rsyslog.ts';
import { driveForm } from '#test/main/features/drive-request.ts';
import { numberedKeyId } from '#test/main/sources/embedded-store/children/numbered-key-id.ts';
import {
  READING_SCRIPT,
  addProtectors,
  tempFolder,
} from '#test/main/sources/embedded-store/test-store.ts';
import { PASSWORD } from '#test/torture/store-with-keys.ts';
import { canMakeCertificates } from '../sources/active-directory/fake-forest/certificates.ts';
import { witnessFiles } from './witness-files.ts';

const KEYS = Array.from({ length: 200 }, (_none, at) => RecoveryKeyId.parse(numberedKeyId(at)));

test.runIf(canMakeCertificates() && hasRsyslog())(
  'a real rsyslog holds every entry of 200 disclosures by an operator',
  { meta: { reason: WITHOUT_RSYSLOG } },
  async () => {
    const [folder, files, desk] = [tempFolder(), witnessFiles(), testConsole()];
    const { clock } = desk;
    const rsyslog = await startRsyslog({ authority: files.authority, wantsCertificate: true });
    const { caFile, certificateFile, keyFile } = files;
    const about = { workstation: 'HD-01', logName: 'contoso', eventLog: NO_EVENT_LOG, clock };
    const configured = WitnessConfiguration.parse({
      kind: 'syslog',
      name: 'Log server',
      mode: 'best-effort',
      host: 'localhost',
      port: rsyslog.port,
      answerSeconds: 60,
      caFile,
      certificateFile,
      keyFile,
    });
    mkdirSync(join(folder.path, 'own'));
    const { store } = await openEmbeddedStore(
      {
        file: join(folder.path, 'own', 'keydesk.db'),
        purpose: 'organisation',
        fill: async (db) => {
          await db('domains').insert({ id: 1, name: 'CONTOSO', dns_name: 'contoso.test' });
          await addProtectors(
            db,
            KEYS.map((keyId, at) => ({
              keyId,
              computer: `WS-${at}`,
              users: ['anna'],
              volume: { kind: 'fixed', driveLetter: 'D:' },
              recoveryPassword: PASSWORD,
              keyPackage: [1],
              escrowedAt: '2026-01-01T00:00:00.000Z',
            })),
          );
        },
      },
      { clock, readingScript: READING_SCRIPT, limits: NO_LIMITS },
    );
    const log = localLog(store, {
      witnesses: witnessesOf([configured], about),
      marks: marksFile(join(folder.path, 'own', 'witnesses.json')),
      log: { warn: () => undefined },
      ...about,
    });
    const { auditLog, auditReport } = log;
    Object.assign(desk.profile, {
      auditLog,
      auditReport,
      recovery: [log.source('Store').recovery],
    });

    await desk.signIn('admin');
    for (const keyId of KEYS) {
      const { outcome } = await desk.ask('recovery.submit', { form: driveForm({ keyId }) });
      expect(outcome).toBe('disclosed');
    }
    await desk.ask('session.signOut');

    const entries = await auditLog.read(1, 10_000);
    const disclosed = entries.filter(
      ({ action, result }) => action === 'disclose' && result === 'successful',
    );
    expect(disclosed.map(({ keyId }) => keyId)).toEqual(KEYS);
    // The log has an entry more once the witness, which is new to it, has them all.
    const written = async () =>
      (await auditLog.read(1, 10_000)).map((entry) => syslogMessage(entry));
    const arrived = () => {
      clock.advance(LONGEST_PAUSE_MS);
      return bySequence(rsyslog.lines());
    };
    await expect.poll(async () => arrived().length - (await written()).length).toBe(0);
    expect(arrived()).toEqual(await written());
    await log.close();
    await rsyslog.dispose();
    files.dispose();
    folder.remove();
  },
);
