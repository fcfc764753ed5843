import type { MachineError } from '#shared/compliance/compliance-error.ts';
import type {
  FixedDrivePolicy,
  OsDrivePolicy,
  PolicyEnforcement,
} from '#shared/compliance/compliance-policy.ts';
import type { Compliance, DriveCompliance } from '#shared/compliance/compliance-status.ts';
import type { ComputerType } from '#shared/compliance/computer-compliance.ts';
import type {
  CipherStrength,
  ProtectorType,
  VolumeCompliance,
} from '#shared/compliance/volume-compliance.ts';
import type { Computer, Volume } from './estate.ts';
import { DEMO_COMPLIANCE, type DemoCompliance } from './examples.ts';
import { type Random, createRandom } from './random.ts';

/** A volume of the made-up organisation, and what its computer reports of it. */
export interface VolumePlan extends Omit<VolumeCompliance, 'driveLetter' | 'driveType'> {
  readonly volume: Volume;
}

/** What one computer last reported; ages are days before the demo store is made. */
export interface CompliancePlan {
  readonly computer: Computer;
  readonly computerType: ComputerType;
  readonly overall: Compliance;
  readonly osDrive: DriveCompliance;
  readonly fixedDrives: DriveCompliance;
  readonly enforcement: PolicyEnforcement | null;
  readonly machineError: MachineError | null;
  readonly exemptedUser: string;
  readonly exemptedAgeDays: number | undefined;
  readonly policyCipherStrength: CipherStrength;
  readonly policyOsDrive: OsDrivePolicy;
  readonly policyFixedDrives: FixedDrivePolicy;
  /** Undefined: it has never reported. */
  readonly contactAgeDays: number | undefined;
  readonly volumes: readonly VolumePlan[];
}

type Case = DemoCompliance['shows'];

const SEED = 2_602;
/** Roughly how many of 100 computers show each case; all others are compliant. */
const SHARES: readonly (readonly [percent: number, shows: Case])[] = [
  [4, 'user-postponed'],
  [3, 'no-compatible-tpm'],
  [2, 'system-partition'],
  [1, 'tpm-not-initialized'],
  [2, 'policy-conflict'],
  [2, 'waiting-for-tpm'],
  [1, 'unknown-error'],
  [2, 'agent-silent'],
  [3, 'encrypting'],
  [2, 'suspended'],
  [3, 'weak-cipher'],
  [2, 'user-exempt'],
  [2, 'temporary-user-exempt'],
  [2, 'policy-not-enforced'],
  [2, 'volume-locked'],
  [4, 'never-reported'],
];

/** What every computer of the made-up organisation reports, the same each time. */
export function planCompliance(estate: readonly Computer[]): readonly CompliancePlan[] {
  const random = createRandom(SEED);
  return estate.map((computer) => {
    const drawn = randomCase(random);
    const shown = DEMO_COMPLIANCE.find(({ computer: name }) => name === computer.name)?.shows;
    return planComputer(random, computer, shown ?? possibleCase(computer, drawn));
  });
}

function randomCase(random: Random): Case {
  let left = random.int(1, 100);
  for (const [percent, shows] of SHARES) {
    left -= percent;
    if (left <= 0) return shows;
  }
  return 'compliant';
}

function possibleCase({ volumes }: Computer, drawn: Case): Case {
  // The old desktops without an encrypted drive are there for Manage TPM alone.
  if (volumes.length === 0) return 'never-reported';
  return drawn === 'volume-locked' && !volumes.some(({ kind }) => kind === 'fixed')
    ? 'compliant'
    : drawn;
}

function planComputer(random: Random, computer: Computer, shows: Case): CompliancePlan {
  const isPortable = /Latitude|EliteBook|ThinkPad|Surface/.test(computer.model);
  const contactAgeDays = random.chance(88) ? random.int(0, 40) / 10 : random.int(9, 70);
  const policy = policyOf(computer);
  const volumes =
    shows === 'never-reported'
      ? []
      : computer.volumes
          .filter(({ kind }) => kind !== 'removable')
          .map((volume) => planVolume(volume, shows, policy));
  const drives = (kind: Volume['kind']): DriveCompliance =>
    complianceOf(
      volumes.filter(({ volume }) => volume.kind === kind).map(({ compliance }) => compliance),
    );
  const [user] = computer.users;
  const isExempt = shows === 'user-exempt' || shows === 'temporary-user-exempt';
  return {
    computer,
    ...policy,
    computerType: shows === 'never-reported' ? 'unknown' : isPortable ? 'portable' : 'non-portable',
    osDrive: shows === 'never-reported' ? 'unknown' : drives('operating-system'),
    fixedDrives: shows === 'never-reported' ? 'unknown' : drives('fixed'),
    overall: overallOf(shows),
    ...outcomeOf(shows),
    exemptedUser: isExempt && user !== undefined ? `${user.domain}\\${user.name}` : '',
    exemptedAgeDays: isExempt ? random.int(3, 25) : undefined,
    contactAgeDays:
      shows === 'never-reported'
        ? undefined
        : shows === 'agent-silent'
          ? random.int(60, 300)
          : contactAgeDays,
    volumes,
    ...(shows === 'never-reported' && {
      policyCipherStrength: 'unknown',
      policyOsDrive: 'unknown',
      policyFixedDrives: 'unknown',
    }),
  };
}

/** XTS came with Windows 10 1511; earlier versions use the older ciphers. */
function policyOf({
  operatingSystem,
}: Computer): Pick<CompliancePlan, 'policyCipherStrength' | 'policyOsDrive' | 'policyFixedDrives'> {
  if (operatingSystem.startsWith('Windows 7'))
    return {
      policyCipherStrength: 'aes-256-diffuser',
      policyOsDrive: 'tpm-pin',
      policyFixedDrives: 'password',
    };
  const policyCipherStrength = operatingSystem.startsWith('Windows 8') ? 'aes-256' : 'xts-aes-256';
  return {
    policyCipherStrength,
    policyOsDrive: operatingSystem.startsWith('Windows 11') ? 'tpm-pin' : 'tpm',
    policyFixedDrives: 'auto-unlock',
  };
}

function overallOf(shows: Case): Compliance {
  if (shows === 'never-reported') return 'unknown';
  return ['compliant', 'user-exempt', 'policy-not-enforced', 'volume-locked'].includes(shows)
    ? 'compliant'
    : 'non-compliant';
}

function outcomeOf(shows: Case): Pick<CompliancePlan, 'enforcement' | 'machineError'> {
  switch (shows) {
    case 'never-reported':
      return { enforcement: null, machineError: null };
    case 'user-exempt':
    case 'temporary-user-exempt':
      return { enforcement: shows, machineError: 'no-error' };
    case 'policy-not-enforced':
      return { enforcement: 'not-enforced', machineError: 'no-error' };
    case 'agent-silent':
      return { enforcement: 'enforced', machineError: null };
    case 'compliant':
    case 'encrypting':
    case 'suspended':
    case 'weak-cipher':
      return { enforcement: 'enforced', machineError: 'no-error' };
    case 'user-postponed':
    case 'no-compatible-tpm':
    case 'system-partition':
    case 'tpm-not-initialized':
    case 'policy-conflict':
    case 'waiting-for-tpm':
    case 'unknown-error':
    case 'volume-locked':
      return { enforcement: 'enforced', machineError: shows };
  }
}

type VolumeReport = Omit<VolumePlan, 'volume'>;

const UNENCRYPTED = {
  cipherStrength: 'none',
  protectors: [],
  protection: 'off',
  encryption: 'not-encrypted',
} as const satisfies Partial<VolumeReport>;

/** What a computer reports of one volume that the policy wants encrypted. */
function planVolume(volume: Volume, shows: Case, policy: ReturnType<typeof policyOf>): VolumePlan {
  const isSystem = volume.kind === 'operating-system';
  const compliant: VolumePlan = {
    volume,
    cipherStrength: policy.policyCipherStrength,
    protectors: protectorsOf(isSystem, policy),
    protection: 'on',
    encryption: 'encrypted',
    compliance: 'compliant',
    reasons: [],
  };
  const usesPin = policy.policyOsDrive === 'tpm-pin';
  const changes = isSystem ? systemDrive(shows, usesPin) : dataDrive(shows);
  return { ...compliant, ...changes };
}

function protectorsOf(isSystem: boolean, policy: ReturnType<typeof policyOf>): ProtectorType[] {
  if (isSystem)
    return [policy.policyOsDrive === 'tpm-pin' ? 'tpm-pin' : 'tpm', 'recovery-password'];
  return [
    policy.policyFixedDrives === 'password' ? 'password' : 'external-key',
    'recovery-password',
  ];
}

/** Where the drive with Windows differs from a compliant one. */
function systemDrive(shows: Case, usesPin: boolean): Partial<VolumeReport> {
  switch (shows) {
    case 'never-reported':
    case 'compliant':
    case 'volume-locked':
      return {};
    case 'suspended':
      return nonCompliant([13], { protection: 'off' });
    case 'policy-conflict':
      return nonCompliant([11]);
    case 'system-partition':
      return nonCompliant([1, 12], UNENCRYPTED);
    case 'no-compatible-tpm':
      return nonCompliant([1, 5], UNENCRYPTED);
    case 'tpm-not-initialized':
    case 'waiting-for-tpm':
      return nonCompliant([1, usesPin ? 4 : 3], UNENCRYPTED);
    case 'temporary-user-exempt':
    case 'user-postponed':
    case 'unknown-error':
    case 'agent-silent':
      return nonCompliant([1], UNENCRYPTED);
    case 'encrypting':
    case 'weak-cipher':
    case 'policy-not-enforced':
    case 'user-exempt':
      return anyDrive(shows);
  }
}

/** Where another drive differs from a compliant one. */
function dataDrive(shows: Case): Partial<VolumeReport> {
  switch (shows) {
    case 'never-reported':
    case 'compliant':
    case 'suspended':
    case 'system-partition':
      return {};
    case 'volume-locked':
      // A locked drive reports nothing, and counts as compliant.
      return {
        cipherStrength: 'unknown',
        protectors: [],
        protection: 'unknown',
        encryption: 'unknown',
      };
    case 'policy-conflict':
      return nonCompliant([11], UNENCRYPTED);
    case 'no-compatible-tpm':
    case 'tpm-not-initialized':
    case 'waiting-for-tpm':
    case 'temporary-user-exempt':
    case 'user-postponed':
    case 'unknown-error':
    case 'agent-silent':
      return nonCompliant([1, 14], UNENCRYPTED);
    case 'encrypting':
    case 'weak-cipher':
    case 'policy-not-enforced':
    case 'user-exempt':
      return anyDrive(shows);
  }
}

/** Where every drive of a computer differs in the same way. */
function anyDrive(
  shows: 'encrypting' | 'weak-cipher' | 'policy-not-enforced' | 'user-exempt',
): Partial<VolumeReport> {
  switch (shows) {
    case 'encrypting':
      return nonCompliant([1, 13], { encryption: 'encrypting', protection: 'off' });
    case 'weak-cipher':
      return nonCompliant([16], { cipherStrength: 'aes-128' });
    case 'policy-not-enforced':
    case 'user-exempt':
      return UNENCRYPTED;
  }
}

function nonCompliant(
  reasons: readonly number[],
  changes: Partial<VolumeReport> = {},
): Partial<VolumeReport> {
  return { compliance: 'non-compliant', ...changes, reasons: [...reasons] };
}

function complianceOf(volumes: readonly Compliance[]): DriveCompliance {
  if (volumes.length === 0) return 'not-applicable';
  return volumes.includes('non-compliant') ? 'non-compliant' : 'compliant';
}
