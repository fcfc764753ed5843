import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireKerberos } from '#main/drivers/kerberos/library.ts';
import { LAB_PASSWORD, type Lab, labObstacle } from './lab.ts';

const REALM = 'CONTOSO.TEST';

/** How a ticket is asked for. */
interface TicketOptions {
  /** Seconds it is good for. */
  readonly lifetime?: number;
  /** What the clock of whoever asks shows, such as `+20 minutes`. Needs faketime. */
  readonly clock?: string;
  /** Kept there instead of in a place of its own: the next one in the same session of Windows. */
  readonly into?: Ticket;
}

/** Where a ticket is kept: variables of the environment for whoever is to have it. */
export interface Ticket {
  readonly KRB5_CONFIG: string;
  readonly KRB5CCNAME: string;
}

/** Gets tickets of the lab's domain, as signing in to a computer of the domain does. */
export interface Tickets {
  /** For an account of the lab, with its password. */
  get(account: string, options?: TicketOptions): Ticket;
  /** A place without any. */
  none(): Ticket;
  /** Whether it is still good. */
  isGood(ticket: Ticket): boolean;
  /** The same ticket where Kerberos is configured differently: `[libdefaults]`, `[realms]`. */
  elsewhere(ticket: Ticket, changes: KerberosChanges): Ticket;
  remove(): void;
}

interface KerberosChanges {
  /** Lines of `[libdefaults]`. */
  readonly defaults?: readonly string[];
  /** Where the domain's tickets are said to come from. */
  readonly kdc?: string;
}

/** Why there are no tickets on this machine, or `undefined`. */
export async function ticketObstacle(): Promise<string | undefined> {
  const missing = labObstacle();
  if (missing !== undefined) return missing;
  if (!hasProgram('kinit')) return 'kinit is not installed (Debian: krb5-user)';
  return requireKerberos().then(
    () => undefined,
    () => 'the Kerberos library was not built (Debian: libkrb5-dev, then npm install)',
  );
}

/** Why no clock can be set wrong, or `undefined`. */
export function fakeClockObstacle(): string | undefined {
  return hasProgram('faketime') ? undefined : 'faketime is not installed (Debian: faketime)';
}

function hasProgram(name: string): boolean {
  return spawnSync('which', [name]).status === 0;
}

export function labTickets({ address }: Pick<Lab, 'address'>): Tickets {
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-tickets-'));
  let count = 0;
  const configured = ({ defaults = [], kdc = `${address}:88` }: KerberosChanges): string => {
    const file = join(folder, `krb5-${(count += 1)}.conf`);
    writeFileSync(
      file,
      `[libdefaults]
default_realm = ${REALM}
dns_lookup_kdc = false
dns_lookup_realm = false
dns_canonicalize_hostname = false
rdns = false
udp_preference_limit = 1
${defaults.join('\n')}
[realms]
${REALM} = {
  kdc = ${kdc}
}
[domain_realm]
.contoso.test = ${REALM}
`,
    );
    return file;
  };
  const common = configured({});
  const place = (): Ticket => ({
    KRB5_CONFIG: common,
    KRB5CCNAME: `FILE:${join(folder, `ticket-${(count += 1)}`)}`,
  });
  return {
    none: place,
    isGood: (ticket) =>
      spawnSync('klist', ['-s'], { env: { ...process.env, ...ticket } }).status === 0,
    get(account, { lifetime, clock, into } = {}) {
      const ticket = into ?? place();
      const kinit = ['kinit', ...(lifetime === undefined ? [] : ['-l', `${lifetime}s`])];
      const command = [...(clock === undefined ? [] : ['faketime', clock]), ...kinit];
      const [program, ...args] = [...command, `${account}@${REALM}`];
      const env = { ...process.env, ...ticket };
      const { status, stderr } = spawnSync(program, args, {
        env,
        input: LAB_PASSWORD,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`no ticket for ${account}: ${stderr}`);
      return ticket;
    },
    elsewhere: ({ KRB5CCNAME }, changes) => ({ KRB5_CONFIG: configured(changes), KRB5CCNAME }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
