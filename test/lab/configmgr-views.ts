import { type SqlParameters, type SqlServer, sqlServer } from '#main/drivers/tds/sql-server.ts';
import { ERROR_CODES } from '#shared/compliance/compliance-error.ts';
import { ENFORCEMENT_CODES } from '#shared/compliance/compliance-policy.ts';
import type { DriveCompliance } from '#shared/compliance/compliance-status.ts';
import {
  CIPHER_OF_CODE,
  type CipherStrength,
  EncryptionState,
  ProtectionState,
  ProtectorType,
} from '#shared/compliance/volume-compliance.ts';
import type { SeedCompliance } from '../contract/compliance-source.contract.ts';
import { mssqlServer } from './mssql-url.ts';

const options = { signal: new AbortController().signal };
const SCOPE = 'ScopeId_MBAM_97199067-B6C4-408C-A742-7D3CB731A297';

/**
 * The columns of the views that are read. Here they are tables: no test has a real site of
 * Configuration Manager.
 */
const VIEWS: Readonly<Record<string, string>> = {
  v_R_System_Valid: `ResourceID int, Netbios_Name0 nvarchar(256), Full_Domain_Name0 nvarchar(256),
    User_Domain0 nvarchar(256), User_Name0 nvarchar(256)`,
  v_SMSCICurrentComplianceStatus: 'ItemKey int, ModelID int, ComplianceState int',
  v_ConfigurationItems: 'ModelID int, CI_UniqueID nvarchar(512), ModelName nvarchar(512)',
  v_GS_MBAM_POLICY: `ResourceID int, [TimeStamp] datetime, EncodedComputerName0 nvarchar(255),
    EncryptionMethod0 int, FixedDataDriveAutoUnlock0 int, FixedDataDriveEncryption0 int,
    FixedDataDrivePassphrase0 int, LastConsoleUser0 nvarchar(255), MBAMMachineError0 int,
    MBAMPolicyEnforced0 int, OsDriveEncryption0 int, OsDriveProtector0 int,
    UserExemptionDate0 datetime`,
  v_CH_ClientSummary: 'ResourceID int, LastActiveTime datetime',
  v_FullCollectionMembership: 'ResourceID int, CollectionID nvarchar(8)',
  v_GS_COMPUTER_SYSTEM_EXT: 'ResourceID int, PCSystemType0 int',
  v_GS_OPERATING_SYSTEM: 'ResourceID int, Caption0 nvarchar(255)',
  v_GS_COMPUTER_SYSTEM: 'ResourceID int, Manufacturer0 nvarchar(255), Model0 nvarchar(255)',
  v_GS_BITLOCKER_DETAILS: `ResourceID int, DriveLetter0 nvarchar(8), MbamVolumeType0 int,
    Compliant0 int, ProtectionStatus0 int, ConversionStatus0 int, EncryptionMethod0 int,
    KeyProtectorTypes0 nvarchar(255), ReasonsForNonCompliance0 nvarchar(255)`,
};

export interface ConfigmgrViews {
  readonly server: SqlServer;
  dispose(): Promise<void>;
}

/**
 * A database with these computers in the views of Configuration Manager. The views know one user of
 * each computer, the last one.
 */
export async function configmgrViews(
  name: string,
  computers: readonly SeedCompliance[],
): Promise<ConfigmgrViews> {
  const { configuration, login } = mssqlServer();
  const admin = sqlServer(configuration, { login: () => login });
  await admin.session((session) => session.batch(`CREATE DATABASE ${name}`), options);
  const server = sqlServer({ ...configuration, database: name }, { login: () => login });
  const insert = (view: string, row: SqlParameters) => {
    const names = Object.keys(row);
    const columns = names.map((column) => `[${column}]`).join(', ');
    const values = names.map((column) => `@${column}`).join(', ');
    return server.execute(`INSERT INTO ${view} (${columns}) VALUES (${values})`, row, options);
  };
  for (const [view, columns] of Object.entries(VIEWS))
    await server.session((session) => session.batch(`CREATE TABLE ${view} (${columns})`), options);
  await insert('v_ConfigurationItems', {
    ModelID: 1,
    CI_UniqueID: `${SCOPE}/Baseline_81dc716a-6940-4d0d-b54c-dab1c2bfd1e5`,
    ModelName: 'baseline',
  });
  await insert('v_ConfigurationItems', {
    ModelID: 2,
    CI_UniqueID: 'os',
    ModelName: `${SCOPE}/BusinessPolicy_OSD_23e5fbbb-e2c7-4de5-bb3c-7439bd5d34b1`,
  });
  await insert('v_ConfigurationItems', {
    ModelID: 3,
    CI_UniqueID: 'fixed',
    ModelName: `${SCOPE}/BusinessPolicy_FDD_027ce743-e826-41a6-8067-3354f8cb8e5f`,
  });
  for (const [index, computer] of computers.entries())
    await addComputer(insert, index + 1, computer);
  return {
    server,
    async dispose() {
      server.disconnect();
      await admin.session(async (session) => {
        await session
          .batch(`ALTER DATABASE ${name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE`)
          .catch(() => undefined);
        await session.batch(`DROP DATABASE ${name}`);
      }, options);
      admin.disconnect();
    },
  };
}

type Insert = (view: string, row: SqlParameters) => Promise<unknown>;

async function addComputer(insert: Insert, id: number, computer: SeedCompliance): Promise<void> {
  const { lastContactAt } = computer;
  const [userDomain = null, userName = null] = computer.users[0]?.split('\\') ?? [];
  await insert('v_R_System_Valid', {
    ResourceID: id,
    Netbios_Name0: computer.name,
    Full_Domain_Name0: computer.domain,
    User_Domain0: userDomain,
    User_Name0: userName,
  });
  if (computer.computerType !== 'unknown')
    await insert('v_GS_COMPUTER_SYSTEM_EXT', {
      ResourceID: id,
      PCSystemType0: computer.computerType === 'portable' ? 2 : 1,
    });
  await insert('v_GS_OPERATING_SYSTEM', { ResourceID: id, Caption0: computer.operatingSystem });
  await insert('v_GS_COMPUTER_SYSTEM', {
    ResourceID: id,
    Manufacturer0: computer.manufacturer,
    Model0: computer.model,
  });
  await addStates(insert, id, computer);
  if (lastContactAt !== null)
    await insert('v_CH_ClientSummary', { ResourceID: id, LastActiveTime: new Date(lastContactAt) });
  await addPolicy(insert, id, computer);
  for (const volume of computer.volumes)
    await insert('v_GS_BITLOCKER_DETAILS', { ResourceID: id, ...volumeColumns(volume) });
}

async function addStates(
  insert: Insert,
  id: number,
  { overall, osDrive, fixedDrives }: SeedCompliance,
): Promise<void> {
  if (overall === 'unknown') return;
  // The policy gives an answer for drives that a computer does not have, too.
  for (const [model, state] of [
    [1, overall],
    [2, osDrive],
    [3, fixedDrives],
  ] as const)
    await insert('v_SMSCICurrentComplianceStatus', {
      ItemKey: id,
      ModelID: model,
      ComplianceState: stateOf(state),
    });
}

async function addPolicy(insert: Insert, id: number, computer: SeedCompliance): Promise<void> {
  const { enforcement, machineError, updatedAt, exemptedAt } = computer;
  if (enforcement === null) return;
  await insert('v_GS_MBAM_POLICY', {
    ResourceID: id,
    TimeStamp: updatedAt === null ? null : new Date(updatedAt),
    EncryptionMethod0: codeOf(computer.policyCipherStrength),
    OsDriveEncryption0: computer.policyOsDrive === 'not-required' ? 0 : 1,
    OsDriveProtector0: OS_DRIVE_PROTECTOR[computer.policyOsDrive],
    FixedDataDriveEncryption0: computer.policyFixedDrives === 'not-required' ? 0 : 1,
    FixedDataDrivePassphrase0: computer.policyFixedDrives === 'password' ? 1 : 0,
    FixedDataDriveAutoUnlock0: computer.policyFixedDrives === 'auto-unlock' ? 1 : 0,
    MBAMPolicyEnforced0: ENFORCEMENT_CODES[enforcement],
    MBAMMachineError0: machineError === null ? null : ERROR_CODES[machineError],
    LastConsoleUser0: computer.exemptedUser,
    UserExemptionDate0: exemptedAt === null ? null : new Date(exemptedAt),
  });
}

const OS_DRIVE_PROTECTOR = { tpm: 1, 'tpm-pin': 4, required: 0, 'not-required': 0, unknown: 0 };

function volumeColumns(volume: SeedCompliance['volumes'][number]): SqlParameters {
  const { protection, encryption, protectors } = volume;
  return {
    DriveLetter0: volume.driveLetter,
    MbamVolumeType0: volume.driveType === 'operating-system' ? 1 : 2,
    Compliant0: volume.compliance === 'compliant' ? 1 : 0,
    ProtectionStatus0: ProtectionState.options.indexOf(protection),
    ConversionStatus0: encryption === 'unknown' ? -1 : EncryptionState.options.indexOf(encryption),
    EncryptionMethod0: codeOf(volume.cipherStrength),
    KeyProtectorTypes0: protectors.map((type) => ProtectorType.options.indexOf(type)).join(','),
    ReasonsForNonCompliance0: volume.reasons.join(','),
  };
}

function stateOf(compliance: DriveCompliance): number {
  return compliance === 'non-compliant' ? 2 : 1;
}

function codeOf(cipher: CipherStrength): number {
  return CIPHER_OF_CODE.indexOf(cipher);
}
