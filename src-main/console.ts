import type { ConfigurationOrigin } from '#shared/connection/organisation-setup.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { AppError } from '#shared/errors.ts';
import type { TpmOwnerFile } from './domain/tpm/tpm-owner-file.ts';
import { appInfoFeature, helpFeature } from './features/app-info.ts';
import { recordRefusals } from './features/audit-entries.ts';
import { createClipboardGuard } from './features/clipboard-guard.ts';
import { checkConnectionFeature } from './features/connection/check-connection.ts';
import { databaseLoginsFeature } from './features/connection/database-logins.ts';
import { setUpFeature } from './features/connection/set-up.ts';
import { driveRecoveryFeature } from './features/drive-recovery/drive-recovery.ts';
import { type HeldKey, wipeKey } from './features/drive-recovery/held-key.ts';
import { finishWork } from './features/finish-work.ts';
import { createHeldSecrets } from './features/held-secrets.ts';
import type { HeldTpmOwner } from './features/manage-tpm/disclose-owner.ts';
import { manageTpmFeature } from './features/manage-tpm/manage-tpm.ts';
import type { NativeWordsHolder } from './features/native-words.ts';
import { complianceFeature } from './features/reports/compliance/compliance.ts';
import { keptReportsFeature } from './features/reports/kept-reports.ts';
import { reportsFeature } from './features/reports/reports.ts';
import { savedReportsFeature } from './features/reports/saved-reports.ts';
import { createSessions } from './features/sessions.ts';
import { watchMembership } from './features/sign-in/membership-watch.ts';
import type { Profiles } from './features/sign-in/profiles.ts';
import { lockSession, signInFeature } from './features/sign-in/sign-in.ts';
import { createRouter, type Router } from './ipc/router.ts';
import type { KeptLogins } from './ports/connection/kept-logins.ts';
import type { DirectorySetup, UserConfiguration } from './ports/connection/organisation-setup.ts';
import type { AppState } from './ports/desktop/app-state.ts';
import type { SecretClipboard } from './ports/desktop/clipboard.ts';
import type { FileOpener, HandedFiles } from './ports/desktop/file-opener.ts';
import type { FileSaver } from './ports/desktop/file-saver.ts';
import type { GuideViewer } from './ports/desktop/guide-viewer.ts';
import type { RemovableDrives } from './ports/desktop/removable-drives.ts';
import type { Clock, Log } from './ports/system.ts';
import type { TpmFileReader } from './ports/tpm/tpm-file-reader.ts';

/** What the console is told of itself. */
export interface ConsoleFacts {
  readonly version: string;
  readonly platform: string;
  /** The name of this computer, as the audit log has it. */
  readonly workstation: string;
  readonly settings: Settings;
  /** Where the configuration comes from, as people may look for it. */
  readonly configuration: () => { readonly origin: ConfigurationOrigin; readonly path: string };
  /** Why the configuration cannot be used, if it cannot. */
  readonly problem: AppError | undefined;
}

/** Everything outside that the console works with. */
export interface ConsolePorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly profiles: Profiles;
  readonly appState: AppState;
  readonly clipboard: SecretClipboard;
  readonly saver: FileSaver;
  readonly opener: FileOpener;
  readonly handed: HandedFiles;
  readonly removable: RemovableDrives;
  readonly guides: GuideViewer;
  readonly logins: KeptLogins;
  readonly setup: DirectorySetup;
  readonly userConfiguration: UserConfiguration;
  readonly readTpmFile: TpmFileReader;
  readonly reports: ReportPorts;
  readonly words: NativeWordsHolder;
  /** A failure nobody foresaw, with the number the person at the screen is told. */
  readonly onUnforeseen: (incident: string, name: string, cause: unknown) => void;
}

/** How reports are written, printed, kept and opened. */
type ReportPorts = Pick<Parameters<typeof keptReportsFeature>[0], 'shelf' | 'writers'> &
  Pick<
    Parameters<typeof savedReportsFeature>[0],
    'print' | 'readReport' | 'reportOver' | 'complianceOver'
  >;

/** The main process without Electron: who is signed in, and what the page may ask for. */
export interface Console {
  readonly router: Router;
  readonly sessions: ReturnType<typeof createSessions>;
  /** Locks the session, if there is one. What cannot be recorded is logged. */
  lock(): void;
  /**
   * Asks the directory again and again who may still be here, until the returned function is
   * called.
   */
  watchMembership(): () => void;
  /** Signs out, clears the clipboard and closes the stores: the last thing before the process ends. */
  finish(): Promise<void>;
}

/**
 * The one composition of the features. Electron's parts come from `main.ts`; tests hand in others
 * and get the same console.
 */
export function createConsole(facts: ConsoleFacts, ports: ConsolePorts): Console {
  const { settings, workstation } = facts;
  const { clock, log, words } = ports;
  const sessions = createSessions();
  const secrets = createSecrets(settings, clock);
  const clipboard = createClipboardGuard(
    ports.clipboard,
    clock,
    settings.recovery.clearClipboardAfterSeconds,
    (cause) => {
      log.error('clipboard not cleared', { cause });
    },
  );
  for (const held of Object.values(secrets)) sessions.onSecretsMustGo(held.releaseAll);
  sessions.onSecretsMustGo(() => void clipboard.clear());

  const common = { ...ports, ...ports.reports, sessions, settings, workstation, clipboard };
  const withDialogs = { ...common, ...secrets, words: () => words.all().dialogs };
  const withWords = { ...common, words: words.all };
  const router = createRouter({
    session: sessions.view,
    onRefused: recordRefusals({ sessions, log, workstation }),
    onUnforeseen: ports.onUnforeseen,
    handlers: {
      ...appInfoFeature({ ...facts, ...ports, onWords: words.learn }),
      ...helpFeature(ports.guides),
      ...signInFeature(common),
      ...checkConnectionFeature(common),
      ...databaseLoginsFeature(common),
      ...setUpFeature(withDialogs),
      ...driveRecoveryFeature(withDialogs),
      ...manageTpmFeature({ ...withDialogs, readFile: ports.readTpmFile }),
      ...reportsFeature(withWords),
      ...keptReportsFeature({ ...withWords, settings: settings.reports }),
      ...complianceFeature(withWords),
      ...savedReportsFeature(withWords),
    },
  });

  return {
    router,
    sessions,
    lock: () => {
      lockSession(sessions, workstation).catch((cause: unknown) => {
        log.error('lock not recorded', { cause });
      });
    },
    watchMembership: () =>
      watchMembership({ ...common, everySeconds: settings.session.recheckEverySeconds }),
    finish: () => finishWork(common),
  };
}

/** What was disclosed, for as long as the settings let it be kept. */
function createSecrets({ recovery }: Settings, clock: Clock) {
  const { keepForSeconds } = recovery;
  return {
    held: createHeldSecrets<HeldKey>(clock, keepForSeconds, wipeKey),
    owners: createHeldSecrets<HeldTpmOwner>(clock, keepForSeconds),
    files: createHeldSecrets<TpmOwnerFile>(clock, keepForSeconds),
  };
}
