import { createHash, X509Certificate } from 'node:crypto';
import { dirname, join } from 'node:path';
import type {
  NewOrganisation,
  UserConfiguration,
} from '#main/ports/connection/organisation-setup.ts';
import { AppError } from '#shared/errors.ts';
import { OrganisationConfiguration } from './configuration.ts';

/** The part of the configuration that changes; the rest stays as it is. */
interface WithProfiles {
  readonly profiles: readonly OrganisationConfiguration[];
}

interface OwnConfigurationDeps<C extends WithProfiles> {
  readonly path: string;
  readonly isManaged: boolean;
  /**
   * Reads the present configuration, and the file as it is written. @throws AppError
   * `config.invalid`
   */
  readonly read: () => { readonly configuration: C; readonly written: object };
  /** Writes a whole file or nothing, and makes its folders. @throws AppError `file.*` */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Uses the new configuration from now on. */
  readonly apply: (configuration: C) => Promise<void>;
}

const PEM_BEGIN = '-----BEGIN CERTIFICATE-----';

/**
 * The person's own configuration file. An administrator can copy it to the place for the whole
 * computer.
 */
export function userConfiguration<C extends WithProfiles>({
  path,
  isManaged,
  read,
  write,
  apply,
}: OwnConfigurationDeps<C>): UserConfiguration {
  const refuseIfManaged = () => {
    if (isManaged)
      throw new AppError('setup.managed', `${path} is an administrator's`, {
        details: { fileName: path },
      });
  };

  return {
    isManaged,
    async add(organisation) {
      refuseIfManaged();
      const profile = profileOf(organisation);
      const { configuration, written } = read();
      const profiles = [...configuration.profiles.filter(({ id }) => id !== profile.id), profile];
      // Without the defaults: they would count as set, and no person could choose otherwise.
      await write(path, Buffer.from(`${JSON.stringify({ ...written, profiles }, null, 2)}\n`));
      await apply({ ...configuration, profiles });
      return { id: profile.id, name: profile.name, demo: false };
    },
    async keepAuthorities(bytes) {
      refuseIfManaged();
      const pem = Buffer.from(pemOf(bytes));
      // Named by its content, so that the same file is kept only once.
      const kept = join(
        dirname(path),
        'authorities',
        `${createHash('sha256').update(pem).digest('hex').slice(0, 16)}.pem`,
      );
      await write(kept, pem);
      return kept;
    },
  };
}

function profileOf({
  name,
  domain,
  netbiosName,
  dnsServer,
  encryption,
  caFile,
  groups,
}: NewOrganisation): OrganisationConfiguration {
  const id = domain
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  const activeDirectory = {
    domain,
    encryption,
    groups,
    ...(netbiosName && { netbiosName }),
    ...(dnsServer && { dnsServers: [dnsServer] }),
    ...(caFile && { caFile }),
  };
  const parsed = OrganisationConfiguration.safeParse({ id, name: name.trim(), activeDirectory });
  if (!parsed.success)
    throw new AppError('input.invalid', 'organisation', {
      details: { fields: { name: 'invalid' } },
    });
  return parsed.data;
}

/** Converts a DER file, which Windows can export, to PEM. A PEM file stays as it is. */
function pemOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  try {
    const first = new X509Certificate(bytes);
    return text.includes(PEM_BEGIN) ? text : first.toString();
  } catch (cause) {
    throw new AppError('setup.noCertificate', 'no certificate in the file', { cause });
  }
}
