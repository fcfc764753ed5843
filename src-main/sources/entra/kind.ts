import type { SourceKind } from '../source-kind.ts';
import { EntraConfiguration } from './configuration.ts';

/** Recovery keys that devices have backed up to Entra ID, read through Microsoft Graph. */
export const entra = {
  configuration: EntraConfiguration,
  // It has none.
  keepsBackTpm: false,
  needsKeptLogin: () => false,
  needsPassword: () => false,
  isUnique: () => true,
  hasBrowserSignIn: true,
  async open(configuration, login, parts) {
    const { openEntra } = await import('./entra.ts');
    return openEntra(configuration, login, parts);
  },
} satisfies SourceKind<EntraConfiguration>;
