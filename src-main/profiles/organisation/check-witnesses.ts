import type { Witness } from '#main/ports/audit/witness.ts';
import type { ConnectionCheck } from '#main/ports/connection/connection-check.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { AppError, codeOf } from '#shared/errors.ts';

/** A witness, or a place for anchors. */
type Tested = Pick<Witness, 'name' | 'test'>;

/** Checks what comes before, and then sends each witness a message that is no entry. */
export function withWitnesses(
  check: ConnectionCheck,
  witnesses: readonly Tested[],
): ConnectionCheck {
  if (witnesses.length === 0) return check;
  return async (credentials, options) => {
    await check(credentials, options);
    options.onStep(await testAll(witnesses, options));
  };
}

async function testAll(witnesses: readonly Tested[], { signal }: CallOptions): Promise<CheckStep> {
  const tries = await Promise.allSettled(witnesses.map((witness) => witness.test({ signal })));
  refuseIfCancelled(signal);
  const named = (status: 'fulfilled' | 'rejected') =>
    witnesses.filter((_witness, index) => tries[index]?.status === status).map(({ name }) => name);
  const facts = { answered: named('fulfilled').join(', '), failed: named('rejected').join(', ') };
  const [failure] = tries.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
  );
  if (failure === undefined) return { name: 'witnesses', state: 'passed', facts };
  return {
    name: 'witnesses',
    state: 'failed',
    facts,
    failure: codeOf(failure),
    details: {
      ...(failure instanceof AppError && failure.details),
      server: named('rejected')[0] ?? '',
    },
  };
}
