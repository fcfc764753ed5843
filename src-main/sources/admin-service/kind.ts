import type { SourceKind } from '../source-kind.ts';
import { AdminServiceConfiguration } from './configuration.ts';

/**
 * Recovery keys of Configuration Manager over its REST service, where its own roles and collections
 * say who may read which key.
 */
export const adminService = {
  configuration: AdminServiceConfiguration,
  // It has none to offer.
  keepsBackTpm: true,
  needsKeptLogin: () => false,
  // With a Windows ticket it takes that.
  needsPassword: () => false,
  needsDirectory: () => 'active-directory',
  isUnique: () => false,
  async open(configuration, login) {
    const { openAdminService } = await import('./admin-service.ts');
    return openAdminService(configuration, login);
  },
  async checkStep(configuration, login, options) {
    const { checkAdminService } = await import('./check.ts');
    return checkAdminService(configuration, login, options);
  },
} satisfies SourceKind<AdminServiceConfiguration>;
