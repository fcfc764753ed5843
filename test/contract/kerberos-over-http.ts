import { spawnSync } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import { dirname, join } from 'node:path';
import kerberos from 'kerberos';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '#shared/errors.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { type SiteEstate, openSite, startSiteEstate } from '../fakes/admin-service/estate.ts';
import type { Admission } from '../fakes/admin-service/ntlm-gate.ts';
import { seedSite } from '../fakes/admin-service/seed-site.ts';
import type { Lab } from '../lab/lab.ts';
import type { Tickets } from '../lab/tickets.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '../main/sources/active-directory/fake-forest/certificates.ts';

const KEY = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
/** Beside the domain controller that the lab is. */
const SAMBA_TOOL = 'samba-tool';
const WS_1 = { domain: '', name: 'WS-1' };
const signal = new AbortController().signal;

/** The service's side of the library, which the product has no use for. */
interface Accepting {
  initializeServer(
    service: string,
  ): Promise<{
    readonly username: string;
    readonly response: string | null;
    readonly contextComplete: boolean;
    step(token: string): Promise<unknown>;
  }>;
}

/** A web server that takes tickets of the domain, as Windows does. */
async function gate(request: IncomingMessage): Promise<Admission> {
  const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== 'Negotiate') return { offers: ['Negotiate', 'NTLM'] };
  try {
    const accepting = await (kerberos as unknown as Accepting).initializeServer('HTTP@localhost');
    await accepting.step(token);
    return accepting.contextComplete
      ? { account: accepting.username, proof: `Negotiate ${forged ?? accepting.response ?? ''}` }
      : { offers: ['Negotiate', 'NTLM'] };
  } catch {
    return { offers: ['Negotiate', 'NTLM'] };
  }
}

/** What the server says in place of its proof. */
let forged: string | undefined;

/**
 * What the AdminService sees of a ticket. In the suite that has a domain already: there is one at a
 * time.
 */
export function ticketsOverHttp(domain: () => { readonly lab: Lab; readonly tickets: Tickets }) {
  describe.runIf(canMakeCertificates())(
    'the AdminService with a ticket',
    { meta: { reason: WITHOUT_OPENSSL } },
    () => {
      let estate: SiteEstate;
      beforeAll(async () => {
        const { lab } = domain();
        await lab.change('CN=DC1,OU=Domain Controllers,DC=contoso,DC=test', 'add', {
          servicePrincipalName: ['HTTP/localhost'],
        });
        process.env['KRB5_KTNAME'] = keytabOf(lab);
        estate = await startSiteEstate(gate);
        seedSite(estate.site, [
          {
            keyId: KEY,
            computer: 'WS-1',
            users: ['anna'],
            volume: { kind: 'operating-system' },
            recoveryPassword: PASSWORD,
          },
        ]);
      });
      afterEach(() => {
        forged = undefined;
        estate.requests.length = 0;
      });
      afterAll(async () => {
        delete process.env['KRB5_KTNAME'];
        await estate?.stop();
      });

      const as = (account: string) => {
        Object.assign(process.env, domain().tickets.get(account));
        const operator = { bindName: `${account}@CONTOSO.TEST`, password: undefined };
        return openSite(estate, { operator });
      };

      test('lists and reads a key as whoever the ticket is of', async () => {
        const source = as('desk-user');
        expect(await source.recovery.ofComputer(WS_1, 10, { signal })).toMatchObject([
          { keyId: KEY },
        ]);
        const options = { signal, reason: 'tpm-reset' } as const;
        expect(await source.recovery.read(KEY, options)).toMatchObject({
          recoveryPassword: PASSWORD,
        });
        expect(new Set(estate.requests.map(({ account }) => account))).toEqual(
          new Set(['desk-user@CONTOSO.TEST']),
        );
        expect(estate.wrong).toEqual([]);
        source.signOut();
      });

      test('is not asked without a ticket, and not with another one’s', async () => {
        const source = as('desk-user');
        Object.assign(process.env, domain().tickets.none());
        const failure = await source.recovery.ofComputer(WS_1, 10, { signal }).catch(codeOf);
        expect(failure).toBe('kerberos.noTicket');
        Object.assign(process.env, domain().tickets.get('desk-admin'));
        expect(await source.recovery.ofComputer(WS_1, 10, { signal }).catch(codeOf)).toMatch(
          /^kerberos\./,
        );
        expect(estate.requests).toEqual([]);
        source.signOut();
      });

      test('is not believed where it cannot prove that it has the ticket’s secret', async () => {
        forged = Buffer.from('not a proof').toString('base64');
        const source = as('desk-user');
        expect(await source.recovery.ofComputer(WS_1, 10, { signal }).catch(codeOf)).toMatch(
          /^kerberos\./,
        );
        source.signOut();
      });
    },
  );
}

/** The secrets of the service, as its server has them. */
function keytabOf({ caFile }: Lab): string {
  const folder = dirname(dirname(dirname(caFile)));
  const file = join(folder, 'http.keytab');
  const configuration = join(folder, 'etc/smb.conf');
  const wanted = ['domain', 'exportkeytab', file, '--principal=HTTP/localhost'];
  const exported = spawnSync(SAMBA_TOOL, [...wanted, '-s', configuration], { encoding: 'utf8' });
  if (exported.status !== 0) throw new Error(exported.stderr);
  return `FILE:${file}`;
}
