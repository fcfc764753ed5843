import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeFileAndFolders } from '#main/drivers/files/write-whole-file.ts';
import { machineReaders } from '#main/drivers/machine/machine-readers.ts';
import type { NewOrganisation } from '#main/ports/connection/organisation-setup.ts';
import {
  type ConfigurationPlace,
  type Configuration,
  placeOf,
  readConfiguration,
} from '#main/profiles/configuration.ts';
import { userConfiguration } from '#main/profiles/organisation/user-configuration.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
  makeAuthority,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

const configurationAt = (place: ConfigurationPlace) =>
  readConfiguration(place, machineReaders(process.platform, process.env)).configuration;

let folder: string;
let applied: Configuration[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-own-'));
  applied = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const path = () => join(folder, 'data', 'keydesk.json');
const place = () =>
  placeOf({ machine: join(folder, 'machine.json'), environment: undefined, user: path() });
const own = (isManaged = false) =>
  userConfiguration({
    path: path(),
    isManaged,
    read: () => readConfiguration(place(), machineReaders(process.platform, process.env)),
    write: writeFileAndFolders,
    apply: async (next) => void applied.push(next),
  });
const CONTOSO: NewOrganisation = {
  name: ' Contoso ',
  domain: 'Contoso.test',
  netbiosName: 'CONTOSO',
  encryption: 'ldaps',
  dnsServer: '',
  caFile: undefined,
  groups: { admin: 'S-1-5-21-1-2-3-4' },
};

describe('the person’s own configuration', () => {
  test('is written whole, put to use, and is what the next start reads', async () => {
    expect(await own().add(CONTOSO)).toEqual({ id: 'contoso-test', name: 'Contoso', demo: false });
    expect(place().origin).toBe('user');
    const { profiles } = configurationAt(place());
    expect(profiles).toMatchObject([
      {
        id: 'contoso-test',
        activeDirectory: {
          domain: 'Contoso.test',
          netbiosName: 'CONTOSO',
          encryption: 'ldaps',
          groups: { admin: 'S-1-5-21-1-2-3-4' },
        },
      },
    ]);
    expect(applied.map((one) => one.profiles)).toEqual([profiles]);
    expect(readdirSync(join(folder, 'data'))).toEqual(['keydesk.json']);
  });

  test('keeps everything else in it; the same domain again replaces the first', async () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(path(), JSON.stringify({ settings: { recovery: { hideAfterSeconds: 20 } } }));
    await own().add(CONTOSO);
    await own().add({
      ...CONTOSO,
      domain: 'fabrikam.test',
      name: 'Fabrikam',
      dnsServer: '10.0.0.1',
    });
    await own().add({ ...CONTOSO, name: 'Contoso again' });
    const { settings, profiles } = configurationAt(place());
    expect(settings.recovery.hideAfterSeconds).toBe(20);
    expect(profiles.map(({ name }) => name)).toEqual(['Fabrikam', 'Contoso again']);
  });

  test('a file that cannot be read is left alone', async () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(path(), '{ broken');
    await expect(own().add(CONTOSO)).rejects.toMatchObject({ code: 'config.invalid' });
    expect(readFileSync(path(), 'utf8')).toBe('{ broken');
    expect(applied).toEqual([]);
  });

  test('an administrator’s is never touched', async () => {
    await expect(own(true).add(CONTOSO)).rejects.toMatchObject({ code: 'setup.managed' });
    await expect(own(true).keepAuthorities(Uint8Array.of(1))).rejects.toMatchObject({
      code: 'setup.managed',
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe.runIf(canMakeCertificates())(
  'a certificate authority',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    test('is kept as text, whether it came as text or as bytes', async () => {
      const authority = makeAuthority();
      const pem = readFileSync(authority.caFile);
      const der = execFileSync('openssl', ['x509', '-in', authority.caFile, '-outform', 'der']);
      authority.dispose();
      const [asText, asBytes] = [
        await own().keepAuthorities(pem),
        await own().keepAuthorities(der),
      ];
      expect(readFileSync(asText, 'utf8')).toBe(pem.toString());
      expect(readFileSync(asBytes, 'utf8').trim()).toBe(pem.toString().trim());
    });

    test.each([
      ['nothing', ''],
      ['a picture', '\u0089PNG'],
      ['half of one', '-----BEGIN CERTIFICATE-----\nMIIB'],
    ])('that is %s is refused', async (_what, text) => {
      await expect(own().keepAuthorities(Buffer.from(text))).rejects.toMatchObject({
        code: 'setup.noCertificate',
      });
    });
  },
);
