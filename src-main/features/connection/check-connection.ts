import type { Handlers } from '#main/ipc/router.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { auditDraft } from '../audit-entries.ts';
import { createOneAtATime } from '../one-at-a-time.ts';
import type { Session, Sessions } from '../sessions.ts';
import type { Profiles } from '../sign-in/profiles.ts';

interface CheckConnectionDeps {
  readonly profiles: Profiles;
  readonly sessions: Sessions;
  readonly workstation: string;
}

/**
 * Settings → Check connection: what works and what does not on the way to an organisation's
 * directory.
 */
export function checkConnectionFeature({
  profiles,
  sessions,
  workstation,
}: CheckConnectionDeps): Pick<Handlers, 'connection.check'> {
  const oneAtATime = createOneAtATime();

  async function writeEntry(
    profileId: string,
    session: Session | undefined,
    steps: readonly CheckStep[],
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

  return {
    'connection.check': ({ profileId }, { signal, progress }) =>
      oneAtATime(async () => {
        const check = profiles.entry(profileId).checkConnection;
        if (check === undefined)
          throw new AppError('profile.unknown', `${profileId} has no directory to check`);
        // Only the profile signed in to: another organisation has no business with this password. None while locked, it is gone then.
        const current = sessions.current();
        const session =
          current !== undefined && !current.locked && current.profile.info.id === profileId
            ? current
            : undefined;
        const steps: CheckStep[] = [];
        const onStep = (step: CheckStep) => {
          steps.push(step);
          progress(step);
        };
        await check(session?.credentials, { signal, onStep });
        onStep(await writeEntry(profileId, session, steps, signal));
        return { steps };
      }),
  };
}
