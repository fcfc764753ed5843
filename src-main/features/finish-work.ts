import type { Log } from '../ports/system.ts';
import type { ClipboardGuard } from './clipboard-guard.ts';
import { type EndingDeps, signOutSession } from './sign-in/end-session.ts';
import type { Profiles } from './sign-in/profiles.ts';

interface FinishDeps extends EndingDeps {
  readonly clipboard: ClipboardGuard;
  readonly profiles: Profiles;
  readonly log: Log;
}

/**
 * The last work before the process ends: signs the operator out, clears the clipboard and closes
 * the stores. The clipboard is cleared before the audit entry is waited for, because another
 * program may lock the store for longer than a quitting console waits. Never rejects because of a
 * log.
 */
export async function finishWork({
  clipboard,
  profiles,
  log,
  ...ending
}: FinishDeps): Promise<void> {
  const recorded = signOutSession(ending).catch((cause: unknown) => {
    log.error('sign-out not recorded', { cause });
  });
  await clipboard.clear();
  await recorded;
  await profiles.closeAll();
}
