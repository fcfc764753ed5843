import type { Log } from '../ports/system.ts';
import type { ClipboardGuard } from './clipboard-guard.ts';
import type { Sessions } from './sessions.ts';
import type { Profiles } from './sign-in/profiles.ts';
import { signOutSession } from './sign-in/sign-in.ts';

interface FinishDeps {
  readonly sessions: Sessions;
  readonly clipboard: ClipboardGuard;
  readonly profiles: Profiles;
  readonly log: Log;
  readonly workstation: string;
}

/**
 * What is left to do before the process ends: the operator is signed out, no key stays on the
 * clipboard, and the stores are closed. The clipboard does not wait for the audit log, which
 * another program may hold for longer than a quitting console is given.
 */
export async function finishWork({
  sessions,
  clipboard,
  profiles,
  log,
  workstation,
}: FinishDeps): Promise<void> {
  const recorded = signOutSession(sessions, workstation).catch((cause: unknown) => {
    log.error('sign-out not recorded', { cause });
  });
  await clipboard.clear();
  await recorded;
  await profiles.closeAll();
}
