import type { Settings } from '#shared/console/settings.ts';
import type { OutputOf } from '#shared/contract.ts';
import { type Computer, LETTERS_TO_COMPLETE, hostNameOf } from '#shared/request/computer.ts';
import type { CallOptions, Clock } from '../ports/system.ts';
import type { TpmSource } from '../ports/tpm/tpm-source.ts';
import { askSources } from './ask-sources.ts';
import type { Sessions } from './sessions.ts';

interface CompleteDeps {
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly clock: Clock;
}

/** How many computers are offered at most while a name is typed. */
const COMPLETIONS = 12;

/**
 * Lists computers whose name begins with what is typed, sorted by name. Drive Recovery asks the
 * sources of TPM owner passwords too: they can search computers by name. A source that fails adds
 * nothing.
 *
 * @throws as {@link askSources}
 */
export async function completeComputer(
  { sessions, settings, clock }: CompleteDeps,
  start: string,
  { signal }: CallOptions,
): Promise<OutputOf<'tpm.computers'>> {
  const typed = start.trim();
  if (typed.length < LETTERS_TO_COMPLETE) return { computers: [] };
  const ask = (source: TpmSource, options: CallOptions) =>
    source.computersNamed(typed, COMPLETIONS, options);
  const { answered } = await askSources(sessions.require().profile.tpm, ask, {
    signal,
    clock,
    limitSeconds: settings.recovery.sourceTimeoutSeconds,
  });
  const found = new Map<string, Computer>();
  for (const computer of answered.flatMap(({ answer }) => answer)) {
    const key = hostNameOf(computer);
    if (!found.has(key)) found.set(key, computer);
  }
  return {
    computers: [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, COMPLETIONS),
  };
}
