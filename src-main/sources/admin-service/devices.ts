import { z } from 'zod';
import { volumeKindOf } from '#main/domain/recovery/import-volume.ts';
import type { AccountNames } from '#main/domain/sign-in/account-names.ts';
import { withoutCase } from '#main/domain/without-case.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { TypedComputer } from '#main/ports/tpm/tpm-source.ts';
import { AppError } from '#shared/errors.ts';
import type { VolumeKind } from '#shared/recovery/protector.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { isComputerName } from '#shared/request/computer.ts';
import type { DomainNames } from '#shared/sign-in/domain-names.ts';
import { GivenName, Guid, LONGEST_NAME, quoted } from '../odata.ts';
import type { AdminServiceClient, Fields } from './client.ts';

// The forms of these requests and answers are those of public clients of the service, since
// Microsoft describes only the service as such: paulwetter/WettersSource and paulwetter/MMS, the
// extension “Get BitLocker Recovery Key for a Device” in microsoft/configmgr-hub, and scripts that
// ask for SMS_R_System and SMS_UserMachineRelationship. Two of those note that the service answers
// 404 to a backslash in a filter, and that `endswith` works.

/** A computer as Configuration Manager knows it. */
export interface Device {
  /** Its number in the site. Two computers of one name have two. */
  readonly resourceId: number;
  readonly name: string;
  /** As it was discovered: the NetBIOS name of the domain or of a workgroup. May be empty. */
  readonly domain: string;
  /** Its whole DNS name. May be empty. */
  readonly hostName: string;
}

/** A key as it is listed: never the key itself. */
export interface ListedKey {
  readonly keyId: RecoveryKeyId;
  /** As the service spells it. */
  readonly storedId: string;
  readonly kind: VolumeKind;
}

/** Who asks, and which domains the directory has that people sign in to. */
export interface Asking extends CallOptions {
  readonly client: AdminServiceClient;
  readonly domains: readonly DomainNames[];
}

const ResourceId = z.int().min(1).max(0xffffffff);

const System = z
  .object({
    resourceid: ResourceId,
    name: GivenName,
    resourcedomainorworkgroup: GivenName.nullish(),
    fulldomainname: GivenName.nullish(),
  })
  .transform(
    ({
      resourceid: resourceId,
      name,
      resourcedomainorworkgroup: domain,
      fulldomainname: host,
    }): Device => ({ resourceId, name, domain: domain ?? '', hostName: host ?? '' }),
  );
const SYSTEM_FIELDS = 'ResourceId,Name,ResourceDomainORWorkgroup,FullDomainName';

const Relationship = z.object({
  uniqueusername: GivenName,
  resourceid: ResourceId,
  // One that is no longer active may be of a former owner.
  isactive: z.boolean().nullish(),
});
const RELATIONSHIP_FIELDS = 'UniqueUserName,ResourceID,IsActive';

const Key = z
  .object({
    recoverykeyid: z.string().trim(),
    volumetypeid: z.union([z.string(), z.number()]).nullish(),
  })
  .transform(({ recoverykeyid: storedId, volumetypeid: type }) => ({
    storedId,
    keyId: Guid.safeParse(storedId).data,
    kind: volumeKindOf(String(type ?? ''), 'graph') ?? ('unknown' as const),
  }));

/** The computers of this name; there may be several. */
export async function devicesNamed(
  { domain, name }: TypedComputer,
  asking: Asking,
): Promise<readonly Device[]> {
  if (!isComputerName(name)) return [];
  const found = await systems(`?$filter=${filter(`Name eq ${quoted(name)}`)}`, asking);
  return found.filter(
    (device) =>
      withoutCase(device.name) === withoutCase(name) && isInDomain(device, domain, asking),
  );
}

/** The computers that this person is a user of. */
export async function devicesOfUser(
  { name, domains }: AccountNames,
  asking: Asking,
): Promise<readonly Device[]> {
  if (domains.length === 0 || !isAccountName(name)) return [];
  const ending = filter(`endswith(UniqueUserName,${quoted(name)})`);
  const own = (await relationships(ending, asking)).filter((one) =>
    domains.some((domain) => withoutCase(one.user) === withoutCase(`${domain}\\${name}`)),
  );
  const ids = [...new Set(own.map(({ resourceId }) => resourceId))];
  const devices = await Promise.all(ids.map((id) => deviceOf(id, asking)));
  return devices.filter((device) => device !== undefined);
}

/** `undefined`: it is no longer there, or not for the eyes of whoever asks. */
export async function deviceOf(resourceId: number, asking: Asking): Promise<Device | undefined> {
  const found = await systems(`?$filter=${filter(`ResourceId eq ${resourceId}`)}`, asking);
  return found.find((device) => device.resourceId === resourceId);
}

/** The users of a computer, `DOMAIN\name`. Empty where Configuration Manager knows none. */
export async function usersOf(resourceId: number, asking: Asking): Promise<readonly string[]> {
  const found = await relationships(filter(`ResourceID eq ${resourceId}`), asking);
  const users = found.filter((one) => one.resourceId === resourceId).map(({ user }) => user);
  return [...new Set(users)];
}

/**
 * The keys of a computer. Empty where the computer is no longer there.
 *
 * @throws AppError `adminService.refused` where the service has no list of keys: before version
 *   2010
 */
export async function keysOf(resourceId: number, asking: Asking): Promise<readonly ListedKey[]> {
  const path = `v1.0/Device(${resourceId})/RecoveryKeys`;
  const found = await asking.client.list(path, asking);
  if (found === undefined && (await deviceOf(resourceId, asking)) === undefined) return [];
  if (found === undefined) throw notUsed('404 RecoveryKeys');
  return found.flatMap((value) => {
    const { keyId, storedId, kind } = Key.safeParse(value).data ?? {};
    return keyId === undefined || storedId === undefined || kind === undefined
      ? []
      : [{ keyId, storedId, kind }];
  });
}

async function systems(query: string, asking: Asking): Promise<readonly Device[]> {
  const path = `wmi/SMS_R_System${query}&$select=${SYSTEM_FIELDS}`;
  return read(await asking.client.list(path, asking), System);
}

async function relationships(
  query: string,
  asking: Asking,
): Promise<readonly { readonly user: string; readonly resourceId: number }[]> {
  const path = `wmi/SMS_UserMachineRelationship?$filter=${query}&$select=${RELATIONSHIP_FIELDS}`;
  return read(await asking.client.list(path, asking), Relationship).flatMap(
    ({ uniqueusername: user, resourceid: resourceId, isactive }) =>
      isactive === false ? [] : [{ user, resourceId }],
  );
}

/** What is none is left out. */
function read<S extends z.ZodType>(
  values: readonly Fields[] | undefined,
  schema: S,
): readonly z.output<S>[] {
  // A list without values is an empty one: 404 is the answer to a question it cannot answer.
  if (values === undefined) throw notUsed('404');
  return values.flatMap((value) => {
    const { success, data } = schema.safeParse(value);
    return success ? [data] : [];
  });
}

function notUsed(reason: string): AppError {
  return new AppError('adminService.refused', `AdminService: ${reason}`, { details: { reason } });
}

/** Any of the names of the domain that was typed. */
function isInDomain({ domain, hostName }: Device, typed: string, { domains }: Asking): boolean {
  const wanted = withoutCase(typed).replace(/\.$/, '');
  if (wanted === '') return true;
  const meant = domains.find(({ netbios, dns }) =>
    [withoutCase(netbios), withoutCase(dns)].includes(wanted),
  );
  const names = new Set([wanted, withoutCase(meant?.netbios ?? ''), withoutCase(meant?.dns ?? '')]);
  const dns = withoutCase(hostName).split('.').slice(1).join('.');
  return [withoutCase(domain), dns].some((own) => own !== '' && names.has(own));
}

/** Neither a backslash nor what an account cannot have in its name (`sAMAccountName`). */
function isAccountName(name: string): boolean {
  return name !== '' && name.length <= LONGEST_NAME && !/[\p{Cc}"/\\[\]:;|=,+*?<>]/u.test(name);
}

const filter = (text: string): string => encodeURIComponent(text);
