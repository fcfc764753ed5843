import type { SourceKind } from '../source-kind.ts';
import { EntraConfiguration } from './configuration.ts';

/** Recovery keys that devices have backed up to Entra ID, read through Microsoft Graph. */
export const entra = {
  configuration: EntraConfiguration,
  // It has none.
  keepsBackTpm: false,
  needsKeptLogin: () => false,
  needsPassword: () => false,
  // Without a tenant of its own it is read with the sign-in of the console; with one, the account
  // there has to be that of Active Directory.
  needsDirectory: ({ tenant }) => (tenant === undefined ? 'entra' : 'active-directory'),
  isUnique: () => true,
  hasBrowserSignIn: true,
  async open(configuration, login, parts) {
    const { openEntra } = await import('./entra.ts');
    return openEntra(configuration, login, parts);
  },
} satisfies SourceKind<EntraConfiguration>;
