import { z } from 'zod';
import { activeDirectory } from './active-directory/kind.ts';
import { configmgr, mbam } from './configmgr/kind.ts';
import { keydeskStore } from './embedded-store/kind.ts';
import type { SourceKind } from './source-kind.ts';

/** Every kind of source, in the order of the guide. A new kind is a folder and a line here. */
const KINDS = {
  'active-directory': activeDirectory,
  'keydesk-store': keydeskStore,
  configmgr,
  mbam,
};

/** A place recovery data is read from, as an organisation configures it. */
export const SourceConfiguration = z.discriminatedUnion('kind', [
  activeDirectory.configuration,
  keydeskStore.configuration,
  configmgr.configuration,
  mbam.configuration,
]);
export type SourceConfiguration = z.infer<typeof SourceConfiguration>;

/** What is known of a configured source's kind. */
export function kindOf<C extends SourceConfiguration>({ kind }: C): SourceKind<C> {
  // Each entry of KINDS takes the configuration of its own kind; TypeScript does not follow that through a lookup.
  return KINDS[kind] as unknown as SourceKind<C>;
}
