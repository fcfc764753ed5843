import type { UnrecordedRecoverySource } from '#main/ports/recovery/recovery-source.ts';
import { openAdminService } from '#main/sources/admin-service/admin-service.ts';
import { AdminServiceConfiguration } from '#main/sources/admin-service/configuration.ts';
import type { BindCredentials, OpenSource, SignedInLogin } from '#main/sources/source-kind.ts';
import {
  type Authority,
  makeAuthority,
} from '../../main/sources/active-directory/fake-forest/certificates.ts';
import { type Gate, type SiteServer, startSite } from './site.ts';

/** A site on this computer, under a certificate authority of its own. */
export interface SiteEstate extends SiteServer {
  readonly certificates: Authority;
  /** As an administrator would write it. */
  readonly configuration: Readonly<Record<string, unknown>>;
}

export async function startSiteEstate(gate?: Gate): Promise<SiteEstate> {
  const certificates = makeAuthority();
  const server = await startSite(certificates.issue(['localhost']), gate);
  return {
    ...server,
    certificates,
    configuration: { kind: 'admin-service', server: server.server, caFile: certificates.caFile },
    async stop() {
      await server.stop();
      certificates.dispose();
    },
  };
}

/** The operator of these tests, whose password the site knows. */
export const OPERATOR = { bindName: 'CONTOSO\\op', password: 'pässwort' };

export interface OpenedSite extends OpenSource {
  readonly recovery: UnrecordedRecoverySource;
}

export function openSite(
  { configuration }: SiteEstate,
  { changes = {}, operator = OPERATOR }: { changes?: object; operator?: BindCredentials } = {},
): OpenedSite {
  const source = openAdminService(
    AdminServiceConfiguration.parse({ ...configuration, ...changes }),
    loginOf(() => operator),
  );
  const { recovery } = source;
  if (recovery.recordedBy !== 'feature') throw new Error('it keeps a log');
  return { ...source, recovery };
}

export function loginOf(operator: SignedInLogin['operator']): SignedInLogin {
  return {
    operator,
    kept: () => Promise.reject(new Error('none is kept')),
    operatorSid: () => 'S-1-5-21-1-2-3-1105',
    domains: () => [{ netbios: 'CONTOSO', dns: 'contoso.test' }],
  };
}
