import type { CallContext, Handlers } from '#main/ipc/router.ts';
import type { Clock } from '#main/ports/system.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { auditDraft } from '../audit-entries.ts';
import { createOneAtATime } from '../one-at-a-time.ts';
import type { Session, Sessions } from '../sessions.ts';
import type { Profiles } from '../sign-in/profiles.ts';
import type { LastChecks } from './last-checks.ts';

interface CheckConnectionDeps {
  readonly profiles: Profiles;
  readonly sessions: Sessions;
  readonly workstation: string;
  readonly clock: Clock;
  readonly lastChecks: LastChecks;
}

/** Settings → Check connection: which steps on the way to an organisation's directory work. */
export function checkConnectionFeature(
  deps: CheckConnectionDeps,
): Pick<Handlers, 'connection.check'> {
  const oneAtATime = createOneAtATime();
  return {
    'connection.check': ({ profileId }, context) =>
      oneAtATime(() => checkConnection(deps, profileId, context)),
  };
}

async function checkConnection(
  deps: CheckConnectionDeps,
  profileId: string,
  { signal, progress }: CallContext<'connection.check'>,
): Promise<{ steps: CheckStep[] }> {
  const check = deps.profiles.entry(profileId).checkConnection;
  if (check === undefined)
    throw new AppError('profile.unknown', `${profileId} has no directory to check`);
  const session = sessionIn(deps.sessions, profileId);
  const steps: CheckStep[] = [];
  const onStep = (step: CheckStep) => {
    steps.push(step);
    progress(step);
  };
  await check(session?.credentials, { signal, onStep });
  onStep(await writeEntry(deps, { profileId, session, steps }, signal));
  deps.lastChecks.keep({ profileId, at: new Date(deps.clock.now()).toISOString(), steps });
  return { steps };
}

/**
 * The session whose password the check may use. A password is never sent to the directory of
 * another organisation, and a locked session has none.
 */
function sessionIn(sessions: Sessions, profileId: string): Session | undefined {
  const session = sessions.current();
  return session !== undefined && !session.locked && session.profile.info.id === profileId
    ? session
    : undefined;
}

interface CheckedProfile {
  readonly profileId: string;
  readonly session: Session | undefined;
  readonly steps: readonly CheckStep[];
}

/** Writes the audit entry of a check, which is a step of the check too: can the log be written? */
async function writeEntry(
  { profiles, workstation }: CheckConnectionDeps,
  { profileId, session, steps }: CheckedProfile,
  signal: AbortSignal,
): Promise<CheckStep> {
  try {
    const { auditLog } = await profiles.open(profileId, { signal, onProgress: () => undefined });
    const failed = steps.find((step) => step.state === 'failed');
    const entry = await auditLog.append(
      auditDraft(workstation, {
        action: 'check-connection',
        result: failed === undefined ? 'successful' : 'failed',
        failure: failed?.failure ?? '',
        operator: session?.operator.account ?? '',
      }),
    );
    return { name: 'audit-log', state: 'passed', facts: { sequence: String(entry.sequence) } };
  } catch (error) {
    if (signal.aborted) throw error;
    return {
      name: 'audit-log',
      state: 'failed',
      facts: {},
      failure: codeOf(error),
      details: error instanceof AppError ? error.details : {},
    };
  }
}
