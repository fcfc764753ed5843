import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LdapConfiguration } from '#main/sources/active-directory/configuration.ts';
import { ldapOrganisation } from '#main/sources/active-directory/ldap-organisation.ts';
import { readKeyId } from '#shared/recovery/recovery-key-id.ts';
import { type Lab, LAB_PASSWORD, labObstacle, startLab } from '#test/lab/lab.ts';
import { type Bench, timed } from '../bench.ts';

const SEARCHES = 500;

/** Prefix searches in the Samba lab on one connection, against `ldapsearch -f` doing the same. */
export const adLookup: Bench = {
  name: 'ad-lookup',
  obstacle: labObstacle,

  async prepare() {
    const lab = await startLab();
    const work = mkdtempSync(join(tmpdir(), 'keydesk-bench-'));
    const organisation = ldapOrganisation(LdapConfiguration.parse(lab.activeDirectory));
    const { signal } = new AbortController();
    await organisation.directory.signIn(
      { userName: 'desk-admin', password: LAB_PASSWORD },
      { signal },
    );
    const ldapsearch = ldapsearchOf(lab);
    const prefixes = prefixesFrom(ldapsearch);
    const file = join(work, 'prefixes');
    writeFileSync(file, `${prefixes.map(guidBytes).join('\n')}\n`);

    return {
      rows: [
        {
          name: 'ad-lookup',
          unit: `ms for ${SEARCHES} searches`,
          target: 1.3,
          ours: () =>
            timed(async () => {
              for (const prefix of prefixes) {
                const reading = readKeyId(prefix);
                if (reading.ok) await organisation.protectors.find(reading.query, 100, { signal });
              }
            }),
          baseline: {
            what: 'ldapsearch -f: the same filter over one connection to the same global catalog',
            measure: () =>
              timed(async () =>
                ldapsearch(
                  '-f',
                  file,
                  '(&(objectClass=msFVE-RecoveryInformation)(msFVE-RecoveryGuid=%s*))',
                  'cn',
                  'whenCreated',
                  'msFVE-RecoveryGuid',
                  'msFVE-VolumeGuid',
                ),
              ),
          },
        },
      ],
      async dispose() {
        organisation.signOut();
        await lab.stop();
        rmSync(work, { recursive: true, force: true });
      },
    };
  },
};

type Ldapsearch = (...args: readonly string[]) => string;

/** OpenLDAP's own client, signed in at the lab's global catalog. */
function ldapsearchOf({ address, caFile }: Lab): Ldapsearch {
  const server = ['-H', `ldaps://${address}:3269`, '-b', ''];
  const login = ['-x', '-D', 'CONTOSO\\desk-admin', '-w', LAB_PASSWORD];
  const env = { ...process.env, LDAPTLS_CACERT: caFile, LDAPTLS_REQCERT: 'allow' };
  return (...args) => {
    const { status, stdout, stderr } = spawnSync(
      'ldapsearch',
      ['-LLL', ...login, ...server, ...args],
      { encoding: 'utf8', maxBuffer: 64_000_000, env },
    );
    if (status !== 0) throw new Error(`ldapsearch failed: ${stderr}`);
    return stdout;
  };
}

/** Prefixes of keys in the directory, in an order that is not the directory's. */
function prefixesFrom(ldapsearch: Ldapsearch): readonly string[] {
  const found = ldapsearch('(objectClass=msFVE-RecoveryInformation)', 'cn');
  const ids = [...found.matchAll(/^cn: .*\{([0-9A-F]{8})-/gm)].map(([, id = '']) => id);
  return Array.from({ length: SEARCHES }, (_, index) => ids[(index * 7) % ids.length] ?? '');
}

/** The first four bytes of a GUID, as a filter names them: the digits of its prefix, reversed. */
function guidBytes(prefix: string): string {
  return (prefix.match(/../g) ?? [])
    .toReversed()
    .map((byte) => `\\${byte}`)
    .join('');
}
