import type { ConfigurationOrigin } from '#shared/connection/organisation-setup.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { OutputOf } from '#shared/contract.ts';
import type { AppError } from '#shared/errors.ts';
import { createCallTimes } from './domain/diagnostics/call-times.ts';
import type { TpmOwnerFile } from './domain/tpm/tpm-owner-file.ts';
import { appInfoFeature, description, helpFeature } from './features/app-info.ts';
import { recordRefusals } from './features/audit-entries.ts';
import { createClipboardGuard } from './features/clipboard-guard.ts';
import { checkConnectionFeature } from './features/connection/check-connection.ts';
import { cloudSignInsFeature } from './features/connection/cloud-sign-ins.ts';
import { databaseLoginsFeature } from './features/connection/database-logins.ts';
import { createLastChecks } from './features/connection/last-checks.ts';
import { setUpFeature } from './features/connection/set-up.ts';
import { diagnosticsFeature } from './features/diagnostics.ts';
import { driveRecoveryFeature } from './features/drive-recovery/drive-recovery.ts';
import { type HeldKey, wipeKey } from './features/drive-recovery/held-key.ts';
import { recoveryLinkFeature } from './features/drive-recovery/recovery-link.ts';
import { finishWork } from './features/finish-work.ts';
import { createHeldBack } from './features/held-back.ts';
import { createHeldSecrets } from './features/held-secrets.ts';
import type { HeldTpmOwner } from './features/manage-tpm/disclose-owner.ts';
import { manageTpmFeature } from './features/manage-tpm/manage-tpm.ts';
import type { NativeWordsHolder } from './features/native-words.ts';
import { openTicketFeature } from './features/open-ticket.ts';
import { createOwedEntries } from './features/owed-entries.ts';
import { watchForQuietCheck } from './features/reports/audit/quiet-check.ts';
import { type ReportsDeps, reportsFeature } from './features/reports/reports.ts';
import { createSecondPeople, secondPersonFeature } from './features/second-person.ts';
import { type Sessions, createSessions } from './features/sessions.ts';
import { settingsFeature } from './features/settings.ts';
import { lockSession } from './features/sign-in/end-session.ts';
import { watchMembership } from './features/sign-in/membership-watch.ts';
import type { Profiles } from './features/sign-in/profiles.ts';
import { signInFeature } from './features/sign-in/sign-in.ts';
import { staySignedInFeature } from './features/sign-in/stay-signed-in.ts';
import { type Updates, createUpdates } from './features/updates.ts';
import { type Router, createRouter } from './ipc/router.ts';
import { timedRouter } from './ipc/timed-router.ts';
import type { OwedFile } from './ports/audit/owed-file.ts';
import type { KeptLogins } from './ports/connection/kept-logins.ts';
import type { DirectorySetup, UserConfiguration } from './ports/connection/organisation-setup.ts';
import type { AppState } from './ports/desktop/app-state.ts';
import type { SecretClipboard } from './ports/desktop/clipboard.ts';
import type { FileOpener, HandedFiles } from './ports/desktop/file-opener.ts';
import type { FileSaver } from './ports/desktop/file-saver.ts';
import type { GuideViewer } from './ports/desktop/guide-viewer.ts';
import type { HandedLinks } from './ports/desktop/handed-links.ts';
import type { IdleLock } from './ports/desktop/idle-lock.ts';
import type { RemovableDrives } from './ports/desktop/removable-drives.ts';
import type { CrashReports } from './ports/diagnostics/crash-reports.ts';
import type { ProgramLogReader } from './ports/diagnostics/program-log.ts';
import type { ReadSystemFacts } from './ports/diagnostics/system-facts.ts';
import type { LiveSettings } from './ports/settings.ts';
import type { Clock, Log } from './ports/system.ts';
import type { TpmFileReader } from './ports/tpm/tpm-file-reader.ts';
import type { UpdateFolder } from './ports/updates.ts';

/** Facts about this installation. */
export interface ConsoleFacts {
  readonly version: string;
  readonly platform: string;
  /** The name of this computer, as the audit log has it. */
  readonly workstation: string;
  readonly live: LiveSettings;
  /** Where the configuration comes from, for people who look for it. */
  readonly configuration: () => { readonly origin: ConfigurationOrigin; readonly path: string };
  /** Why the configuration cannot be used, if it cannot. */
  readonly problem: AppError | undefined;
}

/** Everything outside the main process's own code that the console uses. */
export interface ConsolePorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly profiles: Profiles;
  readonly appState: AppState;
  readonly clipboard: SecretClipboard;
  readonly saver: FileSaver;
  readonly opener: FileOpener;
  readonly handed: HandedFiles;
  readonly links: HandedLinks;
  readonly removable: RemovableDrives;
  readonly idleLock: IdleLock;
  readonly guides: GuideViewer;
  readonly logins: KeptLogins;
  readonly owedFile: OwedFile;
  readonly setup: DirectorySetup;
  readonly userConfiguration: UserConfiguration;
  readonly readTpmFile: TpmFileReader;
  readonly reports: ReportPorts;
  readonly crashReports: CrashReports;
  readonly programLog: ProgramLogReader;
  readonly systemFacts: ReadSystemFacts;
  /** Shows a page in the browser of the operating system. */
  readonly openBrowser: (address: string) => Promise<void>;
  readonly words: NativeWordsHolder;
  readonly updates: Pick<UpdateFolder, 'list'>;
  /** Called on a failure without an error code, with the incident number shown on the screen. */
  readonly onUnforeseen: (incident: string, name: string, cause: unknown) => void;
}

/** How reports are written, printed, kept and opened. */
type ReportPorts = Pick<
  ReportsDeps,
  'writers' | 'print' | 'keptReports' | 'readReport' | 'reportStore'
>;

/** The main process without Electron: who is signed in, and which calls the page may make. */
export interface Console {
  readonly router: Router;
  readonly sessions: ReturnType<typeof createSessions>;
  /** What the console tells of itself, while the sign-in form is the screen to begin with. */
  describe(): OutputOf<'app.describe'> | undefined;
  /** Locks the session, if there is one. A failure to record it goes to the program's log. */
  lock(): void;
  /**
   * Asks the directory regularly whether the operator still has a role, checks the whole log while
   * nobody uses the computer, and looks for newer versions. @returns stops all of it
   */
  watch(): () => void;
  /** Signs out, clears the clipboard and closes the stores, before the process ends. */
  finish(): Promise<void>;
}

/**
 * The one composition of the features. `main.ts` passes Electron's parts, tests pass parts in
 * memory; both get the same console.
 */
export function createConsole(facts: ConsoleFacts, ports: ConsolePorts): Console {
  const { live, workstation } = facts;
  const settings = live.now;
  const { clock, log, words } = ports;
  const sessions = createSessions(settings.tickets);
  const secrets = createSecrets(settings, clock, sessions);
  const clipboard = guardedClipboard(settings, ports, sessions);

  const browserWords = () => words.all().dialogs.cloudSignIn;
  const looked = { lastChecks: createLastChecks(), callTimes: createCallTimes() };
  const own = { sessions, settings, workstation, clipboard, owed: createOwedEntries(ports) };
  const common = { ...ports, ...ports.reports, ...looked, ...own };
  const { authenticate, feature: signIn } = signInFeature({ ...common, words: browserWords });
  const secondPeople = createSecondPeople({ ...common, authenticate, words: browserWords });
  const disclosing = { ...common, ...secrets, heldBack: createHeldBack(ports), secondPeople };
  const withDialogs = { ...disclosing, words: () => words.all().dialogs };
  const withWords = { ...common, wholeChecks: new WeakMap(), words: words.all };
  const updates = createUpdates({ ...common, version: facts.version });
  const router = createRouter({
    session: sessions.view,
    onRefused: recordRefusals({ sessions, clock, log, workstation }),
    onUnforeseen: ports.onUnforeseen,
    handlers: {
      ...withoutSession(facts, ports),
      ...signIn,
      ...secondPersonFeature(secondPeople),
      ...checkConnectionFeature(common),
      ...databaseLoginsFeature(common),
      ...cloudSignInsFeature(withDialogs),
      ...setUpFeature(withDialogs),
      ...driveRecoveryFeature({ ...withDialogs, words: words.all }),
      ...recoveryLinkFeature(common),
      ...openTicketFeature(common),
      ...manageTpmFeature({ ...withDialogs, readFile: ports.readTpmFile }),
      ...reportsFeature(withWords),
      ...updates.feature,
      ...diagnosticsFeature({ ...facts, ...withDialogs }),
    },
  });
  const isAtSignIn = () => facts.problem === undefined && sessions.view() === undefined;

  return {
    router: timedRouter(router, looked.callTimes.add),
    sessions,
    describe: () => (isAtSignIn() ? description({ ...facts, ...ports }) : undefined),
    lock: () => {
      lockSession(common).catch((cause: unknown) => log.error('lock not recorded', { cause }));
    },
    watch: () => watching({ ...withWords, updates }),
    finish: () => finishWork(common),
  };
}

/** What is done without being asked. @returns stops it */
function watching(
  deps: Omit<Parameters<typeof watchMembership>[0], 'everySeconds'> &
    Parameters<typeof watchForQuietCheck>[0] & {
      readonly settings: Settings;
      readonly updates: Updates;
    },
): () => void {
  const everySeconds = deps.settings.session.recheckEverySeconds;
  const stops = [
    watchMembership({ ...deps, everySeconds }),
    watchForQuietCheck(deps),
    deps.updates.watch(),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** What needs nobody to be signed in. */
function withoutSession(facts: ConsoleFacts, ports: ConsolePorts) {
  return {
    ...appInfoFeature({ ...facts, ...ports, onWords: ports.words.learn }),
    ...helpFeature(ports.guides),
    ...settingsFeature({ settings: facts.live }),
    ...staySignedInFeature(ports.idleLock),
  };
}

/** Cleared after a time, and when the session's secrets go. */
function guardedClipboard(settings: Settings, ports: ConsolePorts, sessions: Sessions) {
  const { clock, log } = ports;
  const guarded = createClipboardGuard({
    clipboard: ports.clipboard,
    clock,
    clearAfterSeconds: () => settings.recovery.clearClipboardAfterSeconds,
    onNotCleared: (cause) => {
      log.error('clipboard not cleared', { cause });
    },
  });
  sessions.onDropSecrets(() => void guarded.clear());
  return guarded;
}

/** The secrets that main keeps after a disclosure, for as long as session and settings allow. */
function createSecrets({ recovery }: Settings, clock: Clock, sessions: Sessions) {
  const { keepForSeconds } = recovery;
  const secrets = {
    heldKeys: createHeldSecrets<HeldKey>(clock, keepForSeconds, wipeKey),
    heldTpmOwners: createHeldSecrets<HeldTpmOwner>(clock, keepForSeconds),
    heldTpmFiles: createHeldSecrets<TpmOwnerFile>(clock, keepForSeconds),
  };
  for (const held of Object.values(secrets)) sessions.onDropSecrets(held.releaseAll);
  return secrets;
}
