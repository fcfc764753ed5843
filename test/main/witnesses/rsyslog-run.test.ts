import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { syslogMessage } from '#main/domain/audit/syslog-message.ts';
import { localLog } from '#main/profiles/organisation/local-log.ts';
import { openEmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
import { WitnessConfiguration } from '#main/witnesses/configuration.ts';
import { marksFile } from '#main/witnesses/marks-file.ts';
import { witnessesOf } from '#main/witnesses/witnesses-of.ts';
import { codeOf } from '#shared/errors.ts';
import { draft, signIn } from '#test/contract/drafts.ts';
import { NO_EVENT_LOG } from '#test/fakes/event-log.ts';
import { NO_LIMITS } from '#test/fakes/limits.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { WITHOUT_RSYSLOG, bySequence, hasRsyslog, startRsyslog } from '#test/lab/rsyslog.ts';
import { READING_SCRIPT, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';
import { canMakeCertificates } from '../sources/active-directory/fake-forest/certificates.ts';
import { witnessFiles } from './witness-files.ts';

const ROUNDS = 12;

test.runIf(canMakeCertificates() && hasRsyslog())(
  'a real rsyslog that is killed and started again has the whole log',
  { meta: { reason: WITHOUT_RSYSLOG } },
  async () => {
    const [folder, files, clock] = [tempFolder(), witnessFiles(), manualClock()];
    const rsyslog = await startRsyslog({ authority: files.authority, wantsCertificate: true });
    const { caFile, certificateFile, keyFile } = files;
    const about = { workstation: 'HD-01', logName: 'contoso', eventLog: NO_EVENT_LOG, clock };
    const configured = WitnessConfiguration.parse({
      kind: 'syslog',
      name: 'Log server',
      mode: 'required',
      host: 'localhost',
      port: rsyslog.port,
      answerSeconds: 60,
      caFile,
      certificateFile,
      keyFile,
    });
    mkdirSync(join(folder.path, 'own'));
    const { store } = await openEmbeddedStore(
      { file: join(folder.path, 'own', 'keydesk.db'), purpose: 'organisation' },
      { clock, readingScript: READING_SCRIPT, limits: NO_LIMITS },
    );
    const log = localLog(store, {
      witnesses: witnessesOf([configured], about),
      marks: marksFile(join(folder.path, 'own', 'witnesses.json')),
      log: { warn: () => undefined },
      ...about,
    });
    const intent = () =>
      log.auditLog.append(draft({ result: 'intended' })).then(
        () => 'goes on',
        (error: unknown) => codeOf(error),
      );

    for (let round = 0; round < ROUNDS; round += 1) {
      await log.auditLog.append(signIn('CONTOSO\\op'));
      expect(await intent()).toBe('goes on');
    }
    const written = async () =>
      (await log.auditLog.read(1, 1_000)).map((entry) => syslogMessage(entry));
    const received = () => bySequence(rsyslog.lines());
    // A kill takes what it has read and not yet stored: of that nobody is told.
    await expect.poll(async () => received().length).toBe((await written()).length);
    await rsyslog.kill();
    expect(await intent()).toBe('witness.unreachable');
    await log.auditLog.append(signIn('CONTOSO\\op'));
    await rsyslog.start();
    expect(await intent()).toBe('goes on');

    await expect.poll(() => received().at(-1)).toMatch(/ late"\] entry \d+ sha256 /);
    await expect.poll(async () => received().length).toBe((await written()).length);
    expect(received()).toEqual(await written());
    await log.close();
    await rsyslog.dispose();
    files.dispose();
    folder.remove();
  },
);
