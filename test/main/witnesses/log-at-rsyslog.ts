import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { syslogMessage } from '#main/domain/audit/syslog-message.ts';
import type { Clock } from '#main/ports/system.ts';
import { localLog } from '#main/profiles/organisation/local-log.ts';
import {
  type EmbeddedStore,
  openEmbeddedStore,
} from '#main/sources/embedded-store/embedded-store.ts';
import { WitnessConfiguration } from '#main/witnesses/configuration.ts';
import { marksFile } from '#main/witnesses/marks-file.ts';
import { witnessesOf } from '#main/witnesses/witnesses-of.ts';
import type { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import { NO_EVENT_LOG } from '#test/fakes/event-log.ts';
import { NO_LIMITS } from '#test/fakes/limits.ts';
import { type Rsyslog, bySequence, hasRsyslog, startRsyslog } from '#test/lab/rsyslog.ts';
import {
  READING_SCRIPT,
  addProtectors,
  tempFolder,
} from '#test/main/sources/embedded-store/test-store.ts';
import { PASSWORD } from '#test/torture/store-with-keys.ts';
import { canMakeCertificates } from '../sources/active-directory/fake-forest/certificates.ts';
import { witnessFiles } from './witness-files.ts';

/** Whether this computer has what {@link logAtRsyslog} needs. */
export const canLogAtRsyslog = () => canMakeCertificates() && hasRsyslog();

interface Wanted {
  readonly clock: Clock;
  readonly mode: 'required' | 'best-effort';
  /** Keys in the store, each of a computer of its own. */
  readonly keyIds?: readonly string[];
  readonly limits?: LimitSettings;
}

/** A store of an organisation whose log goes to a real rsyslog, over TLS with certificates. */
export interface LogAtRsyslog {
  readonly store: EmbeddedStore;
  readonly rsyslog: Rsyslog;
  /** What rsyslog has stored: each entry once, by its number. */
  received(): readonly string[];
  /** What the log holds, in the same form. */
  written(): Promise<readonly string[]>;
  dispose(): Promise<void>;
}

export async function logAtRsyslog(wanted: Wanted): Promise<LogAtRsyslog> {
  const { clock } = wanted;
  const [folder, files] = [tempFolder(), witnessFiles()];
  const rsyslog = await startRsyslog({ authority: files.authority, wantsCertificate: true });
  const own = join(folder.path, 'own');
  mkdirSync(own);
  const about = { workstation: 'HD-01', logName: 'contoso', eventLog: NO_EVENT_LOG, clock };
  const { caFile, certificateFile, keyFile } = files;
  const configured = WitnessConfiguration.parse({
    kind: 'syslog',
    name: 'Log server',
    mode: wanted.mode,
    host: 'localhost',
    port: rsyslog.port,
    answerSeconds: 60,
    caFile,
    certificateFile,
    keyFile,
  });
  const store = localLog(await openStore(join(own, 'keydesk.db'), wanted), {
    witnesses: witnessesOf([configured], about),
    marks: marksFile(join(own, 'witnesses.json')),
    log: { warn: () => undefined },
    ...about,
  });
  return {
    store,
    rsyslog,
    received: () => bySequence(rsyslog.lines()),
    written: async () => (await store.auditLog.read(1, 10_000)).map(syslogMessage),
    async dispose() {
      await store.close();
      await rsyslog.dispose();
      files.dispose();
      folder.remove();
    },
  };
}

async function openStore(
  file: string,
  { clock, keyIds = [], limits = NO_LIMITS }: Wanted,
): Promise<EmbeddedStore> {
  const { store } = await openEmbeddedStore(
    {
      file,
      purpose: 'organisation',
      fill: async (db) => {
        await db('domains').insert({ id: 1, name: 'CONTOSO', dns_name: 'contoso.test' });
        await addProtectors(
          db,
          keyIds.map((keyId, at) => ({
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
    { clock, readingScript: READING_SCRIPT, limits },
  );
  return store;
}
