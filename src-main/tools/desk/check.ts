import type { KeptLogins } from '#main/ports/connection/kept-logins.ts';
import { organisationCheck } from '#main/profiles/organisation/organisation-check.ts';
import { AppError } from '#shared/errors.ts';
import { LIST_NAME } from '#shared/updates/update-list.ts';
import { checkComputer } from './computer.ts';
import { policyStep } from './policy-report.ts';
import { type DeskReport, type DeskStep, type ProfileReport, worstOf } from './report.ts';
import {
  type ProfileStore,
  checkStore,
  compareWithLogOf,
  storesOf,
  verifyLogOf,
} from './stores.ts';
import { type WantedFile, updateStep } from './update.ts';
import type { DeskWork } from './work.ts';

const NO_FILE: WantedFile = { to: undefined, packageKind: undefined };

/**
 * Looks at the connection of each organisation as far as it goes without anybody's password, at the
 * stores, and at this computer.
 *
 * @throws AppError `request.cancelled`
 */
export async function checkDesk(work: DeskWork): Promise<DeskReport> {
  const { configuration, folders, onStep } = work;
  const reported: ProfileReport[] = [];
  for (const store of storesOf(configuration, folders)) {
    onStep(store.name);
    const steps = [...(await connectionOf(store, work)), await checkStore(store, work)];
    reported.push({ id: store.id, name: store.name, steps });
  }
  return reportOf(work, reported, [
    policyStep(work.found),
    ...(await updateSteps(work)),
    ...(await checkComputer(folders.userData)),
  ]);
}

/**
 * Checks every audit log that is kept on this computer, and compares evidence with it where there
 * is some. Changes nothing.
 *
 * @throws AppError `request.cancelled`
 */
export async function verifyLogs(work: DeskWork): Promise<DeskReport> {
  const reported: ProfileReport[] = [];
  for (const store of storesOf(work.configuration, work.folders)) {
    const { id, name } = store;
    work.onStep(name);
    const steps = [await verifyLogOf(store, work, work.onProgress)];
    const { evidence } = work;
    if (evidence !== undefined) steps.push(await compareWithLogOf(store, evidence, work));
    reported.push({ id, name, steps });
  }
  return reportOf(work, reported, []);
}

/** Where it is switched off there is nothing to look at. */
async function updateSteps(work: DeskWork): Promise<readonly DeskStep[]> {
  const { mode } = work.found.effective.settings.updates;
  return mode === 'off' ? [] : [await updateStep(work, NO_FILE)];
}

/** Looks for a newer version alone, and fetches its package where a folder is named. */
export async function lookForUpdate(work: DeskWork, wanted: WantedFile): Promise<DeskReport> {
  work.onStep(LIST_NAME);
  return reportOf(work, [], [await updateStep(work, wanted)]);
}

function reportOf(
  { version, clock, place }: DeskWork,
  profiles: readonly ProfileReport[],
  steps: readonly DeskStep[],
): DeskReport {
  return {
    version,
    at: new Date(clock.now()).toISOString(),
    state: worstOf([...profiles.flatMap((profile) => profile.steps), ...steps]),
    configuration: { origin: place.origin, path: place.path },
    profiles,
    steps,
  };
}

async function connectionOf(
  { id }: ProfileStore,
  { configuration, clock, folders, workstation, eventLog, signal }: DeskWork,
): Promise<readonly DeskStep[]> {
  const organisation = configuration.profiles.find((profile) => profile.id === id);
  if (organisation === undefined) return [];
  const steps: DeskStep[] = [];
  const check = organisationCheck(organisation, {
    clock,
    workstation,
    eventLog,
    logins: NO_LOGINS,
    folder: folders.organisations,
  });
  await check(undefined, { signal, onStep: (step) => steps.push(step) });
  return steps;
}

/** Nobody's: what is kept for a person is read in that person's window alone. */
const NO_LOGINS: KeptLogins = {
  has: async () => false,
  read: async () => Promise.reject(new AppError('login.missing', 'none is read here')),
  keep: async () => Promise.reject(new AppError('login.noProtection', 'none is kept here')),
  forget: async () => undefined,
};
