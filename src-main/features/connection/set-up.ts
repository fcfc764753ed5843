import { randomUUID } from 'node:crypto';
import { SIGN_INS_TO_WEIGH, signInWaitMs } from '#main/domain/sign-in/throttle.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type {
  DirectoryDraft,
  DirectorySetup,
  UserConfiguration,
  SetupConnection,
} from '#main/ports/connection/organisation-setup.ts';
import type { FileOpener } from '#main/ports/desktop/file-opener.ts';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import type { Clock } from '#main/ports/system.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import type { GroupsByRole } from '#shared/connection/organisation-setup.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { AppError } from '#shared/errors.ts';
import { Role } from '#shared/sign-in/role.ts';
import { auditDraft } from '../audit-entries.ts';
import { createOneAtATime } from '../one-at-a-time.ts';
import type { Sessions } from '../sessions.ts';
import type { Profiles } from '../sign-in/profiles.ts';

interface SetUpDeps {
  readonly setup: DirectorySetup;
  readonly userConfiguration: UserConfiguration;
  readonly opener: FileOpener;
  readonly profiles: Profiles;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly workstation: string;
  readonly words: () => NativeWords['dialogs'];
}

type SetUpCalls = Extract<keyof Handlers, `setup.${string}`>;

/** A forgotten setup does not keep its way into the directory open. */
const KEEP_MS = 900_000;
/** Longest file of authorities that is read; a whole company's chain has some kilobytes. */
const LONGEST_CA_FILE = 200_000;
const MOST_GROUPS = 20;

interface Entered {
  readonly id: string;
  readonly draft: DirectoryDraft;
  readonly entrance: SetupConnection;
  readonly callOff: () => void;
}

interface Entering {
  readonly draft: DirectoryDraft;
  readonly credentials: Credentials;
  /** What the count of leavings was when this was asked for. */
  readonly leavingsBefore: number;
}

/** Connect to your organisation: from the name of its domain to a configuration that was tried. */
export function setUpFeature(deps: SetUpDeps): Pick<Handlers, SetUpCalls> {
  const { setup, userConfiguration, opener, profiles, sessions, clock, workstation } = deps;
  const oneAtATime = createOneAtATime();
  let authorities: { readonly fileName: string; readonly path: string } | undefined;
  let entered: Entered | undefined;
  /**
   * How often the setup was left: what was begun before the last time must not open anything after
   * it.
   */
  let leavings = 0;
  // There is no audit log yet to count them in. Newest first.
  let attempts: readonly Pick<AuditEntry, 'result' | 'time'>[] = [];

  function refuseIfTooMany(): void {
    const waitMs = signInWaitMs(attempts, clock.now());
    if (waitMs > 0)
      throw new AppError('auth.throttled', 'too many failures in a row', {
        details: { waitSeconds: Math.ceil(waitMs / 1000) },
      });
  }

  function countAttempt(result: 'successful' | 'failed'): void {
    attempts = [{ result, time: new Date(clock.now()).toISOString() }, ...attempts].slice(
      0,
      SIGN_INS_TO_WEIGH,
    );
  }

  function close(): void {
    entered?.callOff();
    entered?.entrance.close();
    entered = undefined;
  }

  function refuseUnlessOpen(): void {
    if (userConfiguration.isManaged)
      throw new AppError('setup.managed', 'an administrator has configured this console');
    if (sessions.current() !== undefined)
      throw new AppError('setup.signOutFirst', 'somebody is signed in');
  }

  function requireEntered(setupId: string): Entered {
    refuseUnlessOpen();
    if (entered?.id !== setupId) throw ended();
    return entered;
  }

  async function enter(
    { draft, credentials, leavingsBefore }: Entering,
    signal: AbortSignal,
  ): Promise<Entered> {
    if (leavings !== leavingsBefore) throw ended();
    const entrance = await setup.enter(draft, credentials, { signal });
    // Nobody is there any more to close what was opened.
    if (signal.aborted || leavings !== leavingsBefore) {
      entrance.close();
      signal.throwIfAborted();
      throw ended();
    }
    close();
    entered = { id: randomUUID(), draft, entrance, callOff: clock.after(KEEP_MS, close) };
    return entered;
  }

  return {
    async 'setup.chooseAuthorities'() {
      refuseUnlessOpen();
      const opened = await opener.choose({
        ...deps.words().openAuthorities,
        extensions: ['pem', 'cer', 'crt'],
        limitBytes: LONGEST_CA_FILE,
      });
      if (opened === undefined) return { fileName: authorities?.fileName ?? null };
      authorities = { fileName: opened.fileName, path: await userConfiguration.keepAuthorities(opened.bytes) };
      return { fileName: authorities.fileName };
    },

    'setup.check': ({ directory, usesAuthorities, userName, password }, { signal, progress }) =>
      oneAtATime(async () => {
        refuseUnlessOpen();
        const leavingsBefore = leavings;
        const { domain, dnsServer, encryption } = directory;
        const draft: DirectoryDraft = {
          domain: domain.trim(),
          dnsServer: dnsServer.trim(),
          encryption,
          caFile: usesAuthorities ? authorities?.path : undefined,
        };
        const credentials =
          userName.trim() === '' ? undefined : { userName: userName.trim(), password };
        if (credentials !== undefined) refuseIfTooMany();
        const steps: CheckStep[] = [];
        const onStep = (step: CheckStep) => {
          steps.push(step);
          progress(step);
        };
        await setup.check(draft)(credentials, { signal, onStep });
        const isIn =
          credentials !== undefined &&
          steps.some(({ name, state }) => name === 'bind' && state === 'passed');
        if (isIn) countAttempt('successful');
        else if (
          steps.some(
            (step) =>
              step.name === 'bind' && step.state === 'failed' && step.failure.startsWith('auth.'),
          )
        )
          countAttempt('failed');
        if (!isIn) return { steps, entered: null };
        const { id, entrance } = await enter({ draft, credentials, leavingsBefore }, signal);
        return {
          steps,
          entered: { setupId: id, account: entrance.account, netbiosName: entrance.netbiosName },
        };
      }),

    async 'setup.groups'({ setupId, text }, { signal }) {
      return {
        groups: [...(await requireEntered(setupId).entrance.groups(text, MOST_GROUPS, { signal }))],
      };
    },

    'setup.finish': ({ setupId, name, groups }) =>
      oneAtATime(async () => {
        const { draft, entrance } = requireEntered(setupId);
        requireComplete(name, groups);
        const info = await userConfiguration.add({ ...draft, name, netbiosName: entrance.netbiosName, groups });
        const { account } = entrance;
        close();
        const profile = await profiles.open(info.id, {
          signal: new AbortController().signal,
          onProgress: () => undefined,
        });
        await profile.auditLog.append(
          auditDraft(workstation, { action: 'configure', result: 'successful', operator: account }),
        );
        return { profileId: info.id };
      }),

    async 'setup.leave'() {
      leavings += 1;
      close();
    },
  };
}

function ended(): AppError {
  return new AppError('setup.ended', 'the setup was left');
}

function requireComplete(name: string, groups: GroupsByRole): void {
  const fields = {
    ...(name.trim() === '' && { name: 'required' }),
    ...(!Role.options.some((role) => groups[role] !== undefined) && { groups: 'required' }),
  };
  if (Object.keys(fields).length > 0)
    throw new AppError('input.invalid', 'setup', { details: { fields } });
}
