import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LdapConfiguration } from '#main/sources/active-directory/configuration.ts';
import { ldapOrganisation } from '#main/sources/active-directory/ldap-organisation.ts';
import { readKeyId } from '#shared/recovery/recovery-key-id.ts';
import { LAB_PASSWORD, labObstacle, startLab } from '#test/lab/lab.ts';
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
    const who = [
      '-x',
      '-D',
      'CONTOSO\\desk-admin',
      '-w',
      LAB_PASSWORD,
      '-H',
      `ldaps://${lab.address}:3269`,
      '-b',
      '',
    ];
    const ldapsearch = (...args: readonly string[]): string => {
      const env = { ...process.env, LDAPTLS_CACERT: lab.caFile, LDAPTLS_REQCERT: 'allow' };
      const { status, stdout, stderr } = spawnSync('ldapsearch', ['-LLL', ...who, ...args], {
        encoding: 'utf8',
        maxBuffer: 64_000_000,
        env,
      });
      if (status !== 0) throw new Error(`ldapsearch failed: ${stderr}`);
      return stdout;
    };
    const ids = [
      ...ldapsearch('(objectClass=msFVE-RecoveryInformation)', 'cn').matchAll(
        /^cn: .*\{([0-9A-F]{8})-/gm,
      ),
    ].map(([, id = '']) => id);
    // Every so many of them, so that neighbours in the directory are not neighbours here.
    const prefixes = Array.from(
      { length: SEARCHES },
      (_, index) => ids[(index * 7) % ids.length] ?? '',
    );
    // A prefix of the ID is these four bytes the other way round, which the index of the attribute serves.
    const bytes = prefixes.map((prefix) =>
      (prefix.match(/../g) ?? [])
        .toReversed()
        .map((byte) => `\\${byte}`)
        .join(''),
    );
    const file = join(work, 'prefixes');
    writeFileSync(file, `${bytes.join('\n')}\n`);

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
            what: 'ldapsearch -f: the same filter over one connection to the global catalog of the same server',
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
