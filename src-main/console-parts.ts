import { hostname } from 'node:os';
import { join } from 'node:path';
import { app, shell } from 'electron';
import { isManaged } from '#shared/connection/organisation-setup.ts';
import type { Settings } from '#shared/console/settings.ts';
import { keptListFiles } from './desktop/kept-list-files.ts';
import { loginFile } from './desktop/login-file.ts';
import { browserOpener } from './desktop/open-browser.ts';
import { powershellDrives } from './desktop/powershell-drives.ts';
import { powershellTpm } from './desktop/powershell-tpm.ts';
import { storeKeyring } from './desktop/store-keyring.ts';
import { systemClock } from './desktop/system-clock.ts';
import { writeFileAndFolders } from './drivers/files/write-whole-file.ts';
import { createProfiles } from './features/sign-in/profiles.ts';
import { eventLogScript, ownPlace, powershellFolder } from './places.ts';
import type { Log, OsEncryption } from './ports/system.ts';
import { organisationsFolder } from './profiles/configuration.ts';
import type { FoundConfiguration } from './profiles/find-configuration.ts';
import { userConfiguration } from './profiles/organisation/user-configuration.ts';
import { profileMakers, reportStoreOnDemand } from './profiles/profile-makers.ts';
import { writeCsv } from './reports/csv.ts';
import { excelWriter } from './reports/excel/excel.ts';
import { keptReports } from './reports/kept/kept-reports.ts';
import { writePdf } from './reports/pdf/pdf.ts';
import { printReport } from './reports/pdf/print.ts';
import { readReportFile } from './reports/read-report-file.ts';
import { writeReportFile } from './reports/write-report-file.ts';

// Parts of the console that know nothing of its window.

export const openBrowser = browserOpener(shell);

interface Places {
  readonly userData: string;
  readonly built: string;
  readonly settings: Settings;
}

/** The profiles of the configuration, and what the set-up of another one needs. */
export function makeProfiles(
  { userData, built, settings }: Places,
  { configuration, problem, place, readAgain }: FoundConfiguration,
  { encryption, log }: { readonly encryption: OsEncryption; readonly log: Log },
) {
  const logins = loginFile(join(userData, 'logins.json'), encryption);
  const { tpmRemote, driveRemote } = remotes(built, settings);
  const lists = keptListFiles(join(userData, 'kept-lists'), encryption);
  const keepsList = settings.entra.keepList;
  const makers = profileMakers({
    userData,
    organisations: organisationsFolder(place.origin, { userData, ownPlace: ownPlace() }),
    readingScript: join(built, 'reading-thread.js'),
    clock: systemClock,
    logins,
    ...keyrings(userData, { encryption, log }),
    tpmRemote,
    driveRemote: settings.recovery.rotateOnComputer ? driveRemote : undefined,
    log,
    openBrowser,
    program: { name: app.getName(), version: app.getVersion() },
    keptList: keepsList ? lists.of : undefined,
    workstation: hostname(),
    eventLog: eventLogScript(built),
  });
  const profiles = createProfiles(
    problem === undefined ? makers.entriesOf({ ...configuration, settings }) : [],
  );
  const userFile = userConfiguration({
    path: place.path,
    isManaged: isManaged(place.origin),
    read: readAgain,
    write: writeFileAndFolders,
    apply: (next) => profiles.replace(makers.entriesOf({ ...next, settings })),
  });
  return {
    ports: { logins, profiles, setup: makers.setup, userConfiguration: userFile },
    load: () => {
      makers.loadFor(configuration);
      const reading = configuration.profiles.filter(readsEntra).map(({ id }) => id);
      lists.forgetAllBut(keepsList ? reading : []).catch((cause: unknown) => {
        log.warn('kept lists of keys not removed', { cause });
      });
    },
  };
}

const readsEntra = ({ sources }: FoundConfiguration['configuration']['profiles'][number]) =>
  sources.some(({ kind }) => kind === 'entra');

/** Keys that the operating system keeps for this person. */
function keyrings(userData: string, parts: Omit<Parameters<typeof storeKeyring>[0], 'path'>) {
  return {
    storeKeys: storeKeyring({ ...parts, path: join(userData, 'store-keys.json') }),
    signingKeys: storeKeyring({
      ...parts,
      path: join(userData, 'signing-keys.json'),
      use: 'signing',
    }),
  };
}

/** What reaches other computers, with the PowerShell of this one. */
function remotes(built: string, { tpm }: Settings) {
  const folder = powershellFolder(built);
  const common = {
    timeLimitMs: tpm.remoteTimeoutSeconds * 1000,
    environment: process.env,
    platform: process.platform,
  };
  return {
    tpmRemote: powershellTpm({ ...common, script: join(folder, 'keydesk-tpm.ps1') }),
    driveRemote: powershellDrives({ ...common, script: join(folder, 'keydesk-drives.ps1') }),
  };
}

/** How reports are written, printed, kept and opened. */
export function reportParts(userData: string, encryption: OsEncryption, most: number) {
  return {
    writers: { csv: writeCsv, xlsx: excelWriter(), pdf: writePdf, kdreport: writeReportFile },
    print: printReport,
    keptReports: keptReports({ folder: join(userData, 'kept-reports'), encryption, most }),
    readReport: readReportFile,
    reportStore: reportStoreOnDemand(
      async () =>
        (await import('./sources/embedded-store/report-in-memory/report-in-memory.ts'))
          .reportInMemory,
    ),
  };
}
