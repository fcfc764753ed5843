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

/** Settings → Database logins: for the sources that are asked with a login of the server's own. */
export function databaseLoginsFeature({
  logins,
  sessions,
  workstation,
}: DatabaseLoginsDeps): Pick<Handlers, 'logins.list' | 'logins.keep' | 'logins.forget'> {
  const sourcesOf = ({ profile }: Session) => profile.info.databaseLogins ?? [];

  async function list(session: Session): Promise<OutputOf<'logins.list'>> {
    const states = sourcesOf(session).map(async (source) => ({
      source,
      isKept: await logins.has(loginPlace(session.profile.info.id, source)),
    }));
    return { logins: await Promise.all(states) };
  }

  /**
   * A change for one source of the profile, with its entry. @throws AppError `auth.locked`,
   * `input.invalid`, and what the change throws
   */
  async function change(
    source: string,
    work: (place: string) => Promise<void>,
  ): Promise<OutputOf<'logins.list'>> {
    const session = sessions.require();
    if (session.locked) throw new AppError('auth.locked', 'the console is locked');
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
    return list(session);
  }

  return {
    'logins.list': () => list(sessions.require()),
    async 'logins.keep'({ source, userName, password }) {
      const missing = Object.entries({ userName: userName.trim(), password }).filter(
        ([, text]) => text === '' || text.includes('\0'),
      );
      if (missing.length > 0)
        throw new AppError('input.invalid', 'login', {
          details: { fields: Object.fromEntries(missing.map(([field]) => [field, 'required'])) },
        });
      return change(source, (place) => logins.keep(place, { userName: userName.trim(), password }));
    },
    'logins.forget': ({ source }) => change(source, (place) => logins.forget(place)),
  };
}
