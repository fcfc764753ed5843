import type { ConnectionCheck } from '#main/ports/connection/connection-check.ts';
import type { Messenger } from '#main/ports/messages/messages.ts';
import type { NoticeCounts } from '#main/ports/messages/owner-notices.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { AppError, codeOf } from '#shared/errors.ts';

interface Checking {
  readonly messengers: readonly Messenger[];
  /** @throws AppError `file.unreadable` */
  readonly counts: () => NoticeCounts;
}

/** Checks what comes before, and then whether messages could be sent. Nobody gets one. */
export function withMessages(check: ConnectionCheck, checking: Checking): ConnectionCheck {
  if (checking.messengers.length === 0) return check;
  return async (credentials, options) => {
    await check(credentials, options);
    options.onStep(await tryAll(checking, options));
  };
}

async function tryAll(
  { messengers, counts }: Checking,
  { signal }: CallOptions,
): Promise<CheckStep> {
  const tries = await Promise.allSettled([
    ...messengers.map((messenger) => messenger.test({ signal })),
    // Read like a try: a file that cannot be read is a failure of the same step.
    Promise.resolve().then(counts),
  ]);
  refuseIfCancelled(signal);
  const named = (status: 'fulfilled' | 'rejected') =>
    messengers.filter((_one, index) => tries[index]?.status === status).map(({ name }) => name);
  const [read] = tries.slice(-1).flatMap((one) => (one.status === 'fulfilled' && one.value) || []);
  const { waiting, lost } = read ?? { waiting: 0, lost: 0 };
  const facts = {
    answered: named('fulfilled').join(', '),
    failed: named('rejected').join(', '),
    waiting: String(waiting),
    lost: String(lost),
  };
  const [failure] = tries.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  if (failure === undefined)
    return { name: 'messages', state: lost > 0 ? 'warning' : 'passed', facts };
  return {
    name: 'messages',
    state: 'failed',
    facts,
    failure: codeOf(failure),
    details: failure instanceof AppError ? failure.details : {},
  };
}
