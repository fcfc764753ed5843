import { guidBytes } from '#main/sources/active-directory/guids-and-sids.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { DNS, type DomainName } from './fake-forest/fake-forest.ts';
import type { FakeObject } from './fake-forest/objects.ts';

export interface ForestKey {
  readonly domain?: DomainName;
  readonly computer: string;
  readonly keyId: string;
  /** As in the object's name. */
  readonly time?: string;
  /** As the directory writes it; otherwise the same time as in the name. */
  readonly whenCreated?: string;
  /** Instead of the right bytes; empty for none. */
  readonly guid?: readonly Buffer[];
  readonly password?: readonly string[];
  readonly keyPackage?: Buffer;
  readonly volume?: string;
  /** Bind names in lower case. */
  readonly readers: readonly string[];
}

export function computerObject(
  name: string,
  domain: DomainName = 'CONTOSO',
  values: FakeObject['values'] = {},
): FakeObject {
  return {
    dn: `CN=${name},OU=PCs,${DNS[domain]}`,
    values: {
      objectClass: ['top', 'computer'],
      cn: [plainOf(name)],
      distinguishedName: [`CN=${name},OU=PCs,${DNS[domain]}`],
      sAMAccountName: [`${name}$`],
      dNSHostName: [`${plainOf(name).split('\n')[0]?.toLowerCase()}.example`],
      objectGUID: [guidBytes(RecoveryKeyId.parse('9C8F9779-1990-4F54-8470-F7053461B03B'))],
      whenChanged: ['20260301120000.0Z'],
      ...values,
    },
  };
}

/**
 * The object after its deletion: below Deleted Objects, with the control for it to be seen.
 *
 * @param parentDn of what it was below, as it is called now
 */
export function deletedObject({ dn, values, ...rest }: FakeObject, parentDn: string): FakeObject {
  const [, rdn = ''] = /^CN=((?:\\.|[^,])*),/.exec(dn) ?? [];
  const mark = 'DEL:9ec66b07-57dc-4198-ad48-695fd992503c';
  const deletedDn = `CN=${rdn}\\0A${mark},CN=Deleted Objects,${dn.replace(/^.*?(?=DC=)/s, '')}`;
  return {
    ...rest,
    dn: deletedDn,
    values: {
      ...values,
      cn: [`${plainOf(rdn)}\n${mark}`],
      name: [`${plainOf(rdn)}\n${mark}`],
      distinguishedName: [deletedDn],
      isDeleted: ['TRUE'],
      lastKnownParent: [parentDn],
    },
  };
}

/** The value of a name in a distinguished name, with a line end where one is escaped. */
function plainOf(rdn: string): string {
  return rdn.replaceAll('\\0A', '\n').replaceAll('\\', '');
}

export function keyObject({
  domain = 'CONTOSO',
  computer,
  keyId,
  time = '2026-01-01T00:00:00-00:00',
  whenCreated = `${time.slice(0, 19).replaceAll(/[^\d]/g, '')}.0Z`,
  guid,
  password,
  keyPackage,
  volume,
  readers,
}: ForestKey): FakeObject {
  const cn = `${time}{${keyId}}`;
  return {
    dn: `CN=${cn},CN=${computer},OU=PCs,${DNS[domain]}`,
    values: {
      objectClass: ['top', 'msFVE-RecoveryInformation'],
      cn: [cn],
      name: [cn],
      whenCreated: [whenCreated],
      'msFVE-RecoveryGuid': guid ?? [guidBytes(RecoveryKeyId.parse(keyId))],
      'msFVE-VolumeGuid': volume === undefined ? [] : [guidBytes(RecoveryKeyId.parse(volume))],
      'msFVE-RecoveryPassword': password ?? [
        '471207-278498-422125-177177-561902-537405-468006-693451',
      ],
      'msFVE-KeyPackage': keyPackage === undefined ? [] : [keyPackage],
    },
    secret: { attributes: ['msFVE-RecoveryPassword', 'msFVE-KeyPackage'], readers },
  };
}
