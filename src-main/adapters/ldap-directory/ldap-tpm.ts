import type { Entry } from 'ldapts';
import { AppError } from '../../../src-shared/errors.ts';
import { TpmOwnerPassword } from '../../../src-shared/model/tpm-owner-password.ts';
import type { ComputerName, TpmOwner, TpmOwnerReader } from '../../ports/tpm-owner-reader.ts';
import type { Connection } from './connection.ts';
import { textIn } from './entries.ts';
import { all, any, equal } from './filters.ts';
import type { ForestDomain } from './forest.ts';
import type { Reached } from './reached.ts';
import { domainNamed } from './user-names.ts';

const OWNER = 'msTPM-OwnerInformation';
/** Since the schema of Server 2012 the owner information is an object of its own, and the computer names it. */
const LINK = 'msTPM-TpmInformationForComputer';

/**
 * TPM owner information in Active Directory: on the computer object, else on the object it links to.
 * @param reached as for the recovery keys
 */
export function ldapTpmOwnerReader(name: string, reached: () => Reached): TpmOwnerReader {
  return {
    name,
    async owners(computer, { signal }) {
      const { connections, forest } = reached();
      const domain = domainNamed(forest, computer.domain) as ForestDomain | undefined;
      if (domain === undefined) throw unknown(computer);
      const work = (connection: Connection) => readOwners(connection, { computer, domain, name }, signal);
      return connections.run({ kind: 'controller', domain: domain.dns }, work, signal);
    },
  };
}

interface Wanted {
  readonly computer: ComputerName;
  readonly domain: ForestDomain;
  readonly name: string;
}

async function readOwners(connection: Connection, { computer, domain, name }: Wanted, signal: AbortSignal): Promise<readonly TpmOwner[]> {
  const [found, ...others] = await findComputers(connection, computer, domain, signal);
  // Two computers under one name: whose TPM would it be?
  if (found === undefined || others.length > 0) throw unknown(computer);
  const kept = await readKept(connection, found, signal);
  if (kept === undefined) return [];
  const password = TpmOwnerPassword.safeParse(kept);
  if (!password.success) throw new AppError('tpm.damagedPassword', `${computer.domain}\\${computer.name}: not an owner password`);
  const spelt = textIn(found, 'sAMAccountName')?.replace(/\$$/, '') ?? computer.name;
  return [{ computer: { domain: domain.netbios, name: spelt }, ownerPassword: password.data, source: name }];
}

function findComputers(connection: Connection, { name }: ComputerName, domain: ForestDomain, signal: AbortSignal): Promise<readonly Entry[]> {
  const trimmed = name.trim().replace(/\$$/, '');
  const filter = all(equal('objectClass', 'computer'), any(equal('sAMAccountName', `${trimmed}$`), equal('dNSHostName', trimmed)));
  return connection.search({ base: domain.dn, scope: 'sub', filter, attributes: ['sAMAccountName', OWNER, LINK] }, signal);
}

/** @returns `undefined` when the computer has none, or nothing shows that it has */
async function readKept(connection: Connection, computer: Entry, signal: AbortSignal): Promise<string | undefined> {
  const own = textIn(computer, OWNER);
  const link = textIn(computer, LINK);
  if (own !== undefined || link === undefined) return own;
  const [linked] = await connection.search({ base: link, scope: 'base', filter: equal('objectClass', 'msTPM-InformationObject'), attributes: [OWNER] }, signal);
  const kept = linked === undefined ? undefined : textIn(linked, OWNER);
  // The link says that there is one, and the attribute is mandatory: what does not show is hidden.
  if (kept === undefined) throw new AppError('tpm.notPermitted', 'the linked owner information may not be read');
  return kept;
}

function unknown({ domain, name }: ComputerName): AppError {
  return new AppError('tpm.unknownComputer', `no computer ${domain}\\${name}`);
}
