import { contract } from '#shared/contract.ts';
import type { SessionState } from '../app/session-state.ts';

/** What main wrote into the page about the console, beside the form. */
export function startFacts({ dataset }: HTMLElement): SessionState['description'] {
  const written = dataset['description'];
  if (!written) return undefined;
  return contract['app.describe'].output.safeParse(JSON.parse(written)).data;
}
