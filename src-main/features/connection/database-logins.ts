import type { Handlers } from '#main/ipc/router.ts';
import { type KeptLogins, loginPlace } from '#main/ports/connection/kept-logins.ts';
import type { OutputOf } from '#shared/contract.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { auditDraft } from '../audit-entries.ts';
import type { Session, Sessions } from '../sessions.ts';

interface DatabaseLoginsDeps {
  readonly logins: KeptLogins;
  readonly sessions: Sessions;
  readonly workstation: string;
}

type LoginCalls = 'logins.list' | 'logins.keep' | 'logins.forget';

/** Settings → Database logins: for sources that need a login of the database server itself. */
export function databaseLoginsFeature(deps: DatabaseLoginsDeps): Pick<Handlers, LoginCalls> {
  const { logins, sessions } = deps;
  return {
    'logins.list': () => list(logins, sessions.require()),
    async 'logins.keep'({ source, userName, password }) {
      const login = { userName: userName.trim(), password };
      requireComplete(login);
      return change(deps, source, (place) => logins.keep(place, login));
    },
    'logins.forget': ({ source }) => change(deps, source, (place) => logins.forget(place)),
  };
}

const sourcesOf = ({ profile }: Session) => profile.info.databaseLogins ?? [];

async function list(logins: KeptLogins, session: Session): Promise<OutputOf<'logins.list'>> {
  const states = sourcesOf(session).map(async (source) => ({
    source,
    isKept: await logins.has(loginPlace(session.profile.info.id, source)),
  }));
  return { logins: await Promise.all(states) };
}

/** @throws AppError `input.invalid` */
function requireComplete(login: { readonly userName: string; readonly password: string }): void {
  const missing = Object.entries(login).filter(([, text]) => text === '' || text.includes('\0'));
  if (missing.length > 0)
    throw new AppError('input.invalid', 'login', {
      details: { fields: Object.fromEntries(missing.map(([field]) => [field, 'required'])) },
    });
}

/**
 * Changes the login of one source of the profile, and writes the audit entry.
 *
 * @throws AppError `auth.signedOut`, `auth.locked`, `input.invalid`, and what `work` throws
 */
async function change(
  { logins, sessions, workstation }: DatabaseLoginsDeps,
  source: string,
  work: (place: string) => Promise<void>,
): Promise<OutputOf<'logins.list'>> {
  const session = sessions.require();
  if (!sourcesOf(session).includes(source))
    throw new AppError('input.invalid', 'no source of this profile', {
      details: { fields: { source: 'invalid' } },
    });
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
    await work(loginPlace(session.profile.info.id, source));
  } catch (error) {
    await record('failed', codeOf(error));
    throw error;
  }
  await record('successful', '');
  return list(logins, session);
}
