import type {
  CodeColumn,
  ComputerColumn,
  VolumeColumn,
} from '#shared/compliance/compliance-column.ts';
import type { ComplianceError } from '#shared/compliance/compliance-error.ts';
import type { FixedDrivePolicy, OsDrivePolicy } from '#shared/compliance/compliance-policy.ts';
import type {
  Compliance,
  ComplianceStatus,
  DriveCompliance,
} from '#shared/compliance/compliance-status.ts';
import type { ComputerType } from '#shared/compliance/computer-compliance.ts';
import type { ComplianceFilter, DriveGroup } from '#shared/compliance/enterprise-compliance.ts';
import type { Exemption } from '#shared/compliance/exemption.ts';
import type {
  CipherStrength,
  DriveType,
  EncryptionState,
  ProtectionState,
  ProtectorType,
} from '#shared/compliance/volume-compliance.ts';

const COMPLIANCES: Readonly<Record<Compliance, string>> = {
  compliant: 'Compliant',
  'non-compliant': 'Non-compliant',
  unknown: 'Unknown',
};
const DRIVE_COMPLIANCES: Readonly<Record<DriveCompliance, string>> = {
  ...COMPLIANCES,
  'not-applicable': 'No such drive',
};

const STATUSES: Readonly<Record<ComplianceStatus, string>> = {
  ...COMPLIANCES,
  'user-exempt': 'User exempt',
  'temporary-user-exempt': 'Temporary user exempt',
  'policy-not-enforced': 'Policy not enforced',
};

const EXEMPTIONS: Readonly<Record<Exemption, string>> = {
  'not-exempt': 'Not exempt',
  'temporary-user-exempt': 'Temporary user exempt',
  'user-exempt': 'User exempt',
  'not-applicable': 'N/A',
};

const ERRORS: Readonly<Record<ComplianceError, string>> = {
  'user-postponed': 'User postponed encryption',
  'no-compatible-tpm': 'Unable to find compatible TPM',
  'system-partition': 'System partition not available or large enough',
  'tpm-not-initialized': 'TPM visible but not initialized',
  'policy-conflict': 'Policy conflict',
  'waiting-for-tpm': 'Waiting for TPM auto provisioning',
  'volume-locked': 'Volume is locked',
  'unknown-error': 'An unknown error has occurred',
  none: 'No information',
  'policy-not-enforced': 'Policy not enforced',
  'no-error': 'No error',
};

const DRIVE_GROUPS: Readonly<Record<DriveGroup, string>> = {
  'os-compliant': 'Operating system drive compliant',
  'os-non-compliant': 'Operating system drive non-compliant',
  'fixed-compliant': 'Fixed data drives compliant',
  'fixed-non-compliant': 'Fixed data drives non-compliant',
};

const TYPES: Readonly<Record<ComputerType, string>> = {
  portable: 'Portable',
  'non-portable': 'Non-portable',
  unknown: 'Unknown',
};

const CIPHERS: Readonly<Record<CipherStrength, string>> = {
  none: 'None',
  'aes-128-diffuser': 'AES 128 with diffuser',
  'aes-256-diffuser': 'AES 256 with diffuser',
  'aes-128': 'AES 128',
  'aes-256': 'AES 256',
  hardware: 'Hardware encryption',
  'xts-aes-128': 'XTS-AES 128',
  'xts-aes-256': 'XTS-AES 256',
  unknown: 'Unknown',
};

const OS_POLICIES: Readonly<Record<OsDrivePolicy, string>> = {
  tpm: 'TPM',
  'tpm-pin': 'TPM+PIN',
  required: 'Encryption required',
  'not-required': 'Not required',
  unknown: 'Unknown',
};
const FIXED_POLICIES: Readonly<Record<FixedDrivePolicy, string>> = {
  password: 'Password',
  'auto-unlock': 'Auto-unlock',
  required: 'Encryption required',
  'not-required': 'Not required',
  unknown: 'Unknown',
};

const DRIVE_TYPES: Readonly<Record<DriveType, string>> = {
  'operating-system': 'Operating system drive',
  fixed: 'Fixed data drive',
  unknown: 'Unknown',
};
const PROTECTIONS: Readonly<Record<ProtectionState, string>> = {
  on: 'On',
  off: 'Off',
  unknown: 'Unknown',
};

const ENCRYPTIONS: Readonly<Record<EncryptionState, string>> = {
  'not-encrypted': 'Not encrypted',
  encrypted: 'Encrypted',
  encrypting: 'Encrypting',
  decrypting: 'Decrypting',
  'encryption-paused': 'Encryption paused',
  'decryption-paused': 'Decryption paused',
  unknown: 'Unknown',
};

const PROTECTORS: Readonly<Record<ProtectorType, string>> = {
  other: 'Other',
  tpm: 'TPM',
  'external-key': 'External key',
  'recovery-password': 'Recovery password',
  'tpm-pin': 'TPM+PIN',
  'tpm-startup-key': 'TPM and startup key',
  'tpm-pin-startup-key': 'TPM+PIN and startup key',
  'public-key': 'Public key',
  password: 'Password',
  'tpm-certificate': 'TPM network unlock',
  cng: 'CNG',
};

/** By Microsoft's number, 0 to 16. */
const REASONS = [
  'The cipher is not AES 256.',
  'Policy requires encryption; the volume is not encrypted.',
  'Policy forbids encryption; the volume is encrypted.',
  'Policy requires a TPM protector; there is none.',
  'Policy requires a TPM+PIN protector; there is none.',
  'Policy does not accept a computer without a TPM.',
  'There is a TPM protector, but no TPM is visible.',
  'Policy requires a password protector; there is none.',
  'Policy forbids a password protector; there is one.',
  'Policy requires auto-unlock; it is not set up.',
  'Policy forbids auto-unlock; it is set up.',
  'Policies conflict with each other.',
  'Encryption needs a system volume; there is none.',
  'Protection is suspended.',
  'Auto-unlock is unsafe until the operating system volume is encrypted.',
  'Policy requires XTS-AES 128 or stronger; the cipher is weaker.',
  'Policy requires XTS-AES 256 or stronger; the cipher is weaker.',
] as const;

const COMPUTER_COLUMNS: Readonly<Record<ComputerColumn, string>> = {
  name: 'Computer name',
  domain: 'Domain name',
  status: 'Compliance status',
  exemption: 'Exemption',
  users: 'Device users',
  error: 'Compliance status details',
  lastContactAt: 'Last contact',
  computerType: 'Computer type',
  operatingSystem: 'Operating system',
  overall: 'Overall compliance',
  osDrive: 'Operating system compliance',
  fixedDrives: 'Fixed data drive compliance',
  updatedAt: 'Last update date',
  exemptedUser: 'Exempted user',
  exemptedAt: 'Exemption date',
  policyCipherStrength: 'Policy cipher strength',
  policyOsDrive: 'Policy: Operating system drive',
  policyFixedDrives: 'Policy: Fixed data drive',
  manufacturer: 'Manufacturer',
  model: 'Model',
};

const VOLUME_COLUMNS: Readonly<Record<VolumeColumn, string>> = {
  driveLetter: 'Drive letter',
  driveType: 'Drive type',
  cipherStrength: 'Cipher strength',
  protectors: 'Protector types',
  protection: 'Protector state',
  encryption: 'Encryption state',
  compliance: 'Volume compliance',
  reasons: 'Compliance status details of the volume',
};

const FILTERS: Readonly<Record<keyof ComplianceFilter, string>> = {
  status: COMPUTER_COLUMNS.status,
  errorState: 'Error state',
  error: COMPUTER_COLUMNS.error,
  exemption: COMPUTER_COLUMNS.exemption,
  drives: 'Drive type',
  computer: COMPUTER_COLUMNS.name,
  user: COMPUTER_COLUMNS.users,
  silentSince: 'No contact since',
};

export const compliance = {
  titles: { computer: 'Computer Compliance', enterprise: 'Enterprise Compliance' },
  computerColumns: COMPUTER_COLUMNS,
  volumeColumns: VOLUME_COLUMNS,
  /** What stands in the columns, by column and code. */
  codes: {
    status: STATUSES,
    exemption: EXEMPTIONS,
    error: ERRORS,
    errorState: { 'no-error': 'No error', error: 'Error' },
    drives: DRIVE_GROUPS,
    computerType: TYPES,
    overall: COMPLIANCES,
    osDrive: DRIVE_COMPLIANCES,
    fixedDrives: DRIVE_COMPLIANCES,
    policyCipherStrength: CIPHERS,
    policyOsDrive: OS_POLICIES,
    policyFixedDrives: FIXED_POLICIES,
    driveType: DRIVE_TYPES,
    cipherStrength: CIPHERS,
    protectors: PROTECTORS,
    protection: PROTECTIONS,
    encryption: ENCRYPTIONS,
    compliance: COMPLIANCES,
    reasons: Object.fromEntries(
      REASONS.map((reason, code) => [String(code), `${code}: ${reason}`]),
    ),
  } satisfies Readonly<
    Record<CodeColumn | 'errorState' | 'drives', Readonly<Record<string, string>>>
  >,
  noCode: (code: number) => `Code ${code}`,
  never: 'Never',
  none: 'None',
  source: 'Source',
  noSource: {
    title: 'No source of compliance data',
    text:
      'Active Directory keeps recovery keys, but does not know whether drives are encrypted. ' +
      'Ask your administrator to add a Keydesk store or Configuration Manager to the sources ' +
      'of this profile.',
  },
  computer: {
    search: 'Find a computer',
    by: 'Search by',
    byOptions: { computer: 'Computer name', user: 'User name' },
    text: { computer: 'Computer name', user: 'User name' },
    hint: {
      computer: 'Its name or the beginning of it, or the full name, such as ws-0042.contoso.com',
      user: 'The name or its beginning, with or without its domain',
    },
    empty: 'Type a name.',
    searching: 'Looking for the computer',
    found: (count: string) => `${count} computers`,
    cut: 'There are more. Type more of the name.',
    missing: (sources: string) => `Without an answer: ${sources}. The list may not be complete.`,
    choose: (name: string) => `Show ${name}`,
    heard: (moment: string) => `Last contact on ${moment}`,
    neverHeard: 'It is managed, but has never reported.',
    device: 'Device',
    policy: 'Policy',
    state: 'Compliance',
    volumes: 'Volumes',
    noVolumes: 'It has reported no volumes. Removable drives are never listed.',
    back: 'Back to Enterprise Compliance',
    first: {
      title: 'How well is a computer protected?',
      steps: [
        [
          'Which computer?',
          'A name, or its beginning. For one that was lost or stolen, this is its last known ' +
            'state.',
        ],
        ['Whose computer?', 'If you do not know its name, search by user name.'],
        [
          'What does policy say?',
          'Overall compliance is policy’s verdict; a single drive may differ from it.',
        ],
      ],
    },
  },
  enterprise: {
    reading: 'Reading compliance',
    dashboard: 'Dashboard',
    byStatus: 'Compliance status distribution',
    byError: 'Non-compliant – errors distribution',
    /** Beside “non-compliant”, “no error” would contradict it. */
    noErrorReported: 'No error reported',
    byDrives: 'Compliance status distribution by drive type',
    asTable: 'Show as a list',
    drives: { os: 'Operating system drive', fixed: 'Fixed data drives' },
    summary: 'Summary',
    managed: 'Managed computers',
    totals: {
      compliant: 'Compliant',
      nonCompliant: 'Non-compliant',
      unknown: 'Unknown compliance',
      exempt: 'Exempt',
      nonExempt: 'Non-exempt',
    },
    number: 'Computers',
    percent: 'Share',
    parts: 'Made up of',
    part: (number: string, status: string) => `${number} ${status}`,
    summaryHint:
      'Policy evaluates exempt computers as compliant or non-compliant. The chart above counts ' +
      'them apart.',
    details: 'Computer details',
    count: (count: number, text: string) => (count === 1 ? '1 computer' : `${text} computers`),
    nothing: 'No computer matches these filters.',
    silent: 'No contact for',
    silentDays: { '7': '7 days', '30': '30 days', '90': '90 days' },
    expand: (name: string) => `Volumes of ${name}`,
    open: (name: string) => `Computer Compliance of ${name}`,
    read: (rows: string) => `${rows} computers are read so far.`,
  },
  filterNames: FILTERS,
} as const;
