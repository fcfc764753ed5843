import type { Settings } from '#shared/console/settings.ts';
import type { OutputOf } from '#shared/contract.ts';
import { type Computer, hostNameOf, LETTERS_TO_COMPLETE } from '#shared/request/computer.ts';
import type { CallOptions, Clock } from '../ports/system.ts';
import type { TpmSource } from '../ports/tpm/tpm-source.ts';
import { askSources } from './ask-sources.ts';
import type { Sessions } from './sessions.ts';

interface CompleteDeps {
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly clock: Clock;
}

/** Most computers offered while a name is typed. */
const COMPLETIONS = 12;

/**
 * Computers whose name begins with what is typed, by name. For Drive Recovery, too, the sources of
 * TPM owner passwords are asked: these can search their computers by name. One that fails has
 * nothing to offer.
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
