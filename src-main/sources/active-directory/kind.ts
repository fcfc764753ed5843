import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import { type SourceKind, SourceName } from '../source-kind.ts';
import { LdapForest } from './configuration.ts';

const configuration = z.strictObject({
  kind: z.literal('active-directory'),
  name: SourceName.default('Active Directory'),
  forest: LdapForest.optional().describe(
    'Another forest, which trusts the one people sign in to and is asked in their name. ' +
      'Without it, that one itself.',
  ),
});
type Configuration = z.infer<typeof configuration>;

/** Recovery data of an Active Directory: the one people sign in to, or a forest that trusts it. */
export const activeDirectory = {
  configuration,
  keepsBackTpm: false,
  needsKeptLogin: () => false,
  needsPassword: () => false,
  needsDirectory: () => 'active-directory',
  isUnique: isOwnDirectory,
  async open({ name, forest }, { operator }, { ownDirectory }) {
    if (forest === undefined) {
      if (ownDirectory === undefined)
        throw new AppError('config.invalid', 'nobody signs in to an Active Directory');
      return { ...ownDirectory, signOut: () => undefined };
    }
    const { trustingForest } = await import('./trusting-forest.ts');
    const { protectors, tpms, ...rest } = trustingForest(forest, { name, operator });
    return { recovery: protectors, tpm: tpms, ...rest };
  },
} satisfies SourceKind<Configuration>;

/** True for the directory people sign in to. */
export function isOwnDirectory(source: {
  readonly kind: string;
  readonly forest?: LdapForest | undefined;
}): boolean {
  return source.kind === 'active-directory' && source.forest === undefined;
}
