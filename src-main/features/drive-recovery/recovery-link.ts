import type { Handlers } from '#main/ipc/router.ts';
import type { HandedLinks } from '#main/ports/desktop/handed-links.ts';
import { AppError } from '#shared/errors.ts';
import { roleIn } from '#shared/sign-in/role.ts';
import type { Sessions } from '../sessions.ts';

interface RecoveryLinkDeps {
  readonly links: HandedLinks;
  readonly sessions: Sessions;
}

/**
 * Links from tickets. They wait until somebody is signed in and the console is not locked; then
 * they fill in a form, and nothing else.
 */
export function recoveryLinkFeature({
  links,
  sessions,
}: RecoveryLinkDeps): Pick<Handlers, 'link.isWaiting' | 'link.take'> {
  return {
    async 'link.isWaiting'() {
      return { isWaiting: links.isWaiting() };
    },
    async 'link.take'() {
      const session = sessions.current();
      const link = session === undefined || session.locked ? undefined : links.take();
      if (session === undefined || link === undefined) return { link: null };
      if (roleIn('drive-recovery', session.operator.roles) === undefined)
        throw new AppError('link.notPermitted', 'this role has no Drive Recovery');
      if (link === 'unusable') throw new AppError('link.invalid', 'not a link to a form');
      return { link };
    },
  };
}
