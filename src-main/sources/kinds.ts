import { z } from 'zod';
import { activeDirectory } from './active-directory/kind.ts';
import { adminService } from './admin-service/kind.ts';
import { configmgr, mbam } from './configmgr/kind.ts';
import { keydeskStore } from './embedded-store/kind.ts';
import { entra } from './entra/kind.ts';
import type { SourceKind } from './source-kind.ts';

/** Every kind of source, in the order of the guide. A new kind is a folder and its name here. */
const KINDS = [activeDirectory, keydeskStore, configmgr, adminService, mbam, entra] as const;

const [first, ...others] = KINDS;

/** A place recovery data is read from, as an organisation configures it. */
export const SourceConfiguration = z.discriminatedUnion('kind', [
  first.configuration,
  ...others.map(({ configuration }) => configuration),
]);
export type SourceConfiguration = z.infer<typeof SourceConfiguration>;

/** What is known of a configured source's kind. */
export function kindOf<C extends SourceConfiguration>({ kind }: C): SourceKind<C> {
  const found = KINDS.find(({ configuration }) => configuration.shape.kind.value === kind);
  if (found === undefined) throw new Error(`no such kind of source: ${kind}`);
  // Safe: its schema has this kind, so it is the one that C was read with. TypeScript does not
  // follow that through a search.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return found as unknown as SourceKind<C>;
}
