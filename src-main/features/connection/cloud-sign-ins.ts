import type { CallContext, Handlers } from '#main/ipc/router.ts';
import type { CloudSignIn } from '#main/ports/connection/cloud-sign-in.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { OutputOf } from '#shared/contract.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { auditDraft } from '../audit-entries.ts';
import { browserPages } from '../browser-pages.ts';
import type { Session, Sessions } from '../sessions.ts';

interface CloudSignInsDeps {
  readonly sessions: Sessions;
  readonly workstation: string;
  readonly words: () => NativeWords['dialogs'];
}

type CloudCalls = Extract<keyof Handlers, `cloud.${string}`>;
type Clouds = OutputOf<'cloud.list'>;

/** Signing in to sources that want a sign-in of their own, and the lists they keep. */
export function cloudSignInsFeature(deps: CloudSignInsDeps): Pick<Handlers, CloudCalls> {
  const { sessions } = deps;
  return {
    'cloud.list': async () => listOf(sessions.require()),
    'cloud.signIn': ({ source }, context) => signIn(deps, source, context),
    async 'cloud.signOut'({ source }) {
      const session = sessions.require();
      cloudOf(session, source).signOut();
      return listOf(session);
    },
    async 'cloud.readList'({ source }) {
      const session = sessions.require();
      cloudOf(session, source).readList();
      return listOf(session);
    },
  };
}

function listOf({ profile }: Session): Clouds {
  return { clouds: profile.clouds.map((cloud) => cloud.state()) };
}

/** @throws AppError `input.invalid` */
function cloudOf({ profile }: Session, source: string): CloudSignIn {
  const cloud = profile.clouds.find((one) => one.source === source);
  if (cloud === undefined)
    throw new AppError('input.invalid', 'no source of this profile', {
      details: { fields: { source: 'invalid' } },
    });
  return cloud;
}

/** Signs in, and writes who it was or why not: another one's account is worth an entry. */
async function signIn(
  { sessions, workstation, words }: CloudSignInsDeps,
  source: string,
  { signal }: CallContext<'cloud.signIn'>,
): Promise<Clouds> {
  const session = sessions.require();
  const cloud = cloudOf(session, source);
  const record = (result: 'successful' | 'failed', failure: string) =>
    session.profile.auditLog.append(
      auditDraft(workstation, {
        action: 'configure',
        result,
        failure,
        operator: session.operator.account,
        note: source,
      }),
    );
  try {
    await cloud.signIn({ signal, pages: browserPages(words().cloudSignIn) });
    if (sessions.current() !== session)
      throw new AppError('auth.locked', 'the session ended while the browser was open');
    await record('successful', '');
  } catch (error) {
    const failure = codeOf(error);
    if (failure === 'request.inProgress') throw error;
    // Without its entry nobody stays signed in.
    cloud.signOut();
    if (failure !== 'request.cancelled') await record('failed', failure);
    throw error;
  }
  return listOf(session);
}
