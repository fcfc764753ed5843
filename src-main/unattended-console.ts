import { join } from 'node:path';
import * as electron from 'electron';
import { AppError } from '#shared/errors.ts';
import { makeProfiles, reportParts } from './console-parts.ts';
import { type ConsolePorts, createConsole } from './console.ts';
import { computerFacts } from './desktop/computer-facts.ts';
import { electronOsEncryption } from './desktop/electron-os-encryption.ts';
import { type GivenFile, givenFile } from './desktop/given-file.ts';
import { handedLinks } from './desktop/handed-links.ts';
import { readTpmFile } from './desktop/read-tpm-file.ts';
import { redactingLog } from './desktop/redacting-log.ts';
import { stateFile } from './desktop/state-file.ts';
import { systemClock } from './desktop/system-clock.ts';
import { createNativeWords } from './features/native-words.ts';
import { firstScreen } from './first-screen.ts';
import { callsOf } from './ipc/call-router.ts';
import { firstWords } from './shell/first-words.ts';
import type { ReportConsole } from './tools/desk/export/report-console.ts';

/** What a person in front of a window is asked, told or given: there is none. */
const NOBODY = {
  clipboard: { put: noWindow, putPlain: noWindow, clearIfOurs: async () => undefined },
  opener: { choose: async () => undefined },
  handed: { take: async () => undefined },
  links: handedLinks(),
  removable: { list: async () => [] },
  // Whoever starts a command uses the computer, and nothing that was locked opens by it.
  idleLock: { stay: () => undefined, isSomebodyThere: () => true },
  guides: { show: () => undefined },
  // The file is the window's: a sign-out that the log does not take goes to the program's log.
  owedFile: { read: () => [], write: () => undefined },
  readTpmFile,
  crashReports: { list: () => [], add: () => undefined, forget: () => undefined },
  programLog: { tail: async () => '' },
  systemFacts: computerFacts,
  updates: { list: noWindow },
  openBrowser: noWindow,
} satisfies Partial<ConsolePorts>;

async function noWindow(): Promise<never> {
  throw new AppError('internal', 'there is no window');
}

/**
 * The console of whoever runs a command, composed as that of the window: the same profiles, checks
 * and entries. It asks nobody, and writes what it exports to the place it was given.
 *
 * @param built folder of the built main process
 * @throws AppError `config.invalid`
 */
export async function unattendedConsole(built: string, place: GivenFile): Promise<ReportConsole> {
  const screen = firstScreen(built);
  const { facts, found, userData } = screen;
  if (facts.problem !== undefined) throw facts.problem;
  const settings = facts.live.now;
  const log = redactingLog(join(userData, 'logs'));
  screen.log.writeTo(log);
  const encryption = electronOsEncryption(electron.safeStorage, process.platform);
  const profileParts = makeProfiles({ userData, built, settings }, found, { encryption, log });
  const words = createNativeWords(() => undefined);
  words.learn(await firstWords(screen.page, screen.language()));
  const { profiles } = profileParts.ports;
  const { router, finish } = createConsole(facts, {
    ...NOBODY,
    ...profileParts.ports,
    clock: systemClock,
    log,
    appState: stateFile(screen.state, screen.remembered),
    saver: givenFile(place),
    words,
    reports: reportParts(userData, encryption, settings.reports.keepAtMost),
    onUnforeseen: (incident, name, cause) => {
      log.error('unforeseen failure', { incident, name, cause });
    },
  });
  return { profiles: profiles.infos, ask: callsOf(router), finish };
}
