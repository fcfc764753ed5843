import { randomUUID } from 'node:crypto';
import {
  type Attempt as SignInAttempt,
  SIGN_INS_TO_WEIGH,
  signInWaitMs,
} from '#main/domain/sign-in/throttle.ts';
import type { CallContext, Handlers } from '#main/ipc/router.ts';
import type {
  DirectoryDraft,
  DirectorySetup,
  SetupConnection,
  UserConfiguration,
} from '#main/ports/connection/organisation-setup.ts';
import type { FileOpener } from '#main/ports/desktop/file-opener.ts';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import type { Clock } from '#main/ports/system.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import type { GroupsByRole } from '#shared/connection/organisation-setup.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
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

/** A setup that nobody finishes does not stay connected to the directory for longer. */
const LONGEST_SETUP_MS = 900_000;
/** Longest certificate file that is read; the chain of a large company has some kilobytes. */
const LONGEST_CA_FILE_BYTES = 200_000;
const MOST_GROUPS = 20;

/** Connect to your organisation: from the name of its domain to a configuration that was tried. */
export function setUpFeature(deps: SetUpDeps): Pick<Handlers, SetUpCalls> {
  const oneAtATime = createOneAtATime();
  const authorities = createAuthorities(deps);
  const attempts = createAttempts(deps.clock);
  const openSetup = createOpenSetup(deps);

  return {
    async 'setup.chooseAuthorities'() {
      refuseUnlessAllowed(deps);
      return { fileName: await authorities.choose() };
    },

    'setup.check': (input, context) =>
      oneAtATime(async () => {
        refuseUnlessAllowed(deps);
        // Before the first wait: a setup that is left meanwhile must not connect afterwards.
        const connect = openSetup.begin();
        const draft = draftOf(input, authorities.path());
        const credentials = credentialsOf(input);
        if (credentials !== undefined) attempts.refuseIfTooMany();
        const steps = await check(deps.setup, { draft, credentials }, context);
        if (credentials !== undefined) attempts.count(steps);
        if (credentials === undefined || !hasSignedIn(steps)) return { steps, entered: null };
        const { id, connection } = await connect(draft, credentials, context.signal);
        const { account, netbiosName } = connection;
        return { steps, entered: { setupId: id, account, netbiosName } };
      }),

    async 'setup.groups'({ setupId, text }, { signal }) {
      refuseUnlessAllowed(deps);
      const { connection } = openSetup.require(setupId);
      return { groups: [...(await connection.groups(text, MOST_GROUPS, { signal }))] };
    },

    'setup.finish': ({ setupId, name, groups }) =>
      oneAtATime(async () => {
        refuseUnlessAllowed(deps);
        const { draft, connection } = openSetup.require(setupId);
        requireComplete(name, groups);
        const { account, netbiosName } = connection;
        const info = await deps.userConfiguration.add({ ...draft, name, netbiosName, groups });
        openSetup.close();
        await recordSetup(deps, info.id, account);
        return { profileId: info.id };
      }),

    async 'setup.leave'() {
      openSetup.leave();
    },
  };
}

function refuseUnlessAllowed({ userConfiguration, sessions }: SetUpDeps): void {
  if (userConfiguration.isManaged)
    throw new AppError('setup.managed', 'an administrator has configured this console');
  if (sessions.current() !== undefined)
    throw new AppError('setup.signOutFirst', 'somebody is signed in');
}

/** The file with the organisation's certificate authorities, once the person has chosen one. */
function createAuthorities({ opener, userConfiguration, words }: SetUpDeps) {
  let chosen: { readonly fileName: string; readonly path: string } | undefined;
  return {
    /** @returns the name of the chosen file; of the earlier one when the dialog was closed */
    async choose(): Promise<string | null> {
      const opened = await opener.choose({
        ...words().openAuthorities,
        extensions: ['pem', 'cer', 'crt'],
        limitBytes: LONGEST_CA_FILE_BYTES,
      });
      if (opened !== undefined)
        chosen = {
          fileName: opened.fileName,
          path: await userConfiguration.keepAuthorities(opened.bytes),
        };
      return chosen?.fileName ?? null;
    },
    path: () => chosen?.path,
  };
}

/** Slows down wrong passwords. There is no audit log yet that could count them. */
function createAttempts(clock: Clock) {
  /** Newest first. */
  let attempts: readonly { readonly result: SignInAttempt['result']; readonly at: number }[] = [];

  function add(result: 'successful' | 'failed'): void {
    attempts = [{ result, at: clock.elapsed() }, ...attempts].slice(0, SIGN_INS_TO_WEIGH);
  }

  return {
    /** @throws AppError `auth.throttled` */
    refuseIfTooMany(): void {
      const now = clock.elapsed();
      const waitMs = signInWaitMs(attempts.map(({ result, at }) => ({ result, ageMs: now - at })));
      if (waitMs > 0)
        throw new AppError('auth.throttled', 'too many failures in a row', {
          details: { waitSeconds: Math.ceil(waitMs / 1000) },
        });
    },
    /** A directory that cannot be asked is neither a success nor a wrong password. */
    count(steps: readonly CheckStep[]): void {
      if (hasSignedIn(steps)) add('successful');
      else if (steps.some(isRefusedSignIn)) add('failed');
    },
  };
}

function hasSignedIn(steps: readonly CheckStep[]): boolean {
  return steps.some(({ name, state }) => name === 'bind' && state === 'passed');
}

function isRefusedSignIn(step: CheckStep): boolean {
  return step.name === 'bind' && step.state === 'failed' && step.failure.startsWith('auth.');
}

interface OpenSetup {
  readonly id: string;
  readonly draft: DirectoryDraft;
  readonly connection: SetupConnection;
  readonly cancelTimer: () => void;
}

type Connect = (
  draft: DirectoryDraft,
  credentials: Credentials,
  signal: AbortSignal,
) => Promise<OpenSetup>;

/** Holds the one connection to the directory that is being set up. */
function createOpenSetup({ setup, clock }: SetUpDeps) {
  let open: OpenSetup | undefined;
  /** How often the setup was left. */
  let timesLeft = 0;

  function close(): void {
    open?.cancelTimer();
    open?.connection.close();
    open = undefined;
  }

  return {
    close,
    leave(): void {
      timesLeft += 1;
      close();
    },
    /** @throws AppError `setup.ended` */
    require(setupId: string): OpenSetup {
      if (open?.id !== setupId) throw ended();
      return open;
    },
    /** @returns a function that connects, unless the setup is left after this call */
    begin(): Connect {
      const timesLeftBefore = timesLeft;
      return async (draft, credentials, signal) => {
        if (timesLeft !== timesLeftBefore) throw ended();
        const connection = await setup.enter(draft, credentials, { signal });
        // The page is gone or has left the setup: nobody else would close the connection.
        if (signal.aborted || timesLeft !== timesLeftBefore) {
          connection.close();
          signal.throwIfAborted();
          throw ended();
        }
        close();
        const cancelTimer = clock.after(LONGEST_SETUP_MS, close);
        open = { id: randomUUID(), draft, connection, cancelTimer };
        return open;
      };
    },
  };
}

function draftOf(
  { directory, usesAuthorities }: InputOf<'setup.check'>,
  caFile: string | undefined,
): DirectoryDraft {
  const { domain, dnsServer, encryption } = directory;
  return {
    domain: domain.trim(),
    dnsServer: dnsServer.trim(),
    encryption,
    caFile: usesAuthorities ? caFile : undefined,
  };
}

function credentialsOf({ userName, password }: InputOf<'setup.check'>): Credentials | undefined {
  return userName.trim() === '' ? undefined : { userName: userName.trim(), password };
}

interface Attempt {
  readonly draft: DirectoryDraft;
  readonly credentials: Credentials | undefined;
}

async function check(
  setup: DirectorySetup,
  { draft, credentials }: Attempt,
  { signal, progress }: CallContext<'setup.check'>,
): Promise<OutputOf<'setup.check'>['steps']> {
  const steps: CheckStep[] = [];
  const onStep = (step: CheckStep) => {
    steps.push(step);
    progress(step);
  };
  await setup.check(draft)(credentials, { signal, onStep });
  return steps;
}

/** The first entry of the new profile's audit log: who set it up. */
async function recordSetup(
  { profiles, workstation }: SetUpDeps,
  profileId: string,
  account: string,
): Promise<void> {
  const { auditLog } = await profiles.open(profileId, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  await auditLog.append(
    auditDraft(workstation, { action: 'configure', result: 'successful', operator: account }),
  );
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
