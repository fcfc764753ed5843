import type { CipherStrength } from '#shared/compliance/cipher-strength.ts';
import type { MachineError } from '#shared/compliance/compliance-error.ts';
import type { Compliance, DriveCompliance } from '#shared/compliance/compliance-status.ts';
import type { ComputerType } from '#shared/compliance/computer-compliance.ts';
import type { FixedDrivePolicy, OsDrivePolicy } from '#shared/compliance/drive-policy.ts';
import type { PolicyEnforcement } from '#shared/compliance/policy-enforcement.ts';
import type {
  EncryptionState,
  ProtectionState,
  ProtectorType,
  VolumeCompliance,
} from '#shared/compliance/volume-compliance.ts';
import type { Computer, Volume } from './estate.ts';
import { DEMO_COMPLIANCE, type DemoCompliance } from './examples.ts';
import { type Random, createRandom } from './random.ts';

/** A volume of the estate and what its computer says of it. */
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
/** Of 100 computers, about: what is not listed is well protected. */
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
    const drawn = draw(random);
    const shown = DEMO_COMPLIANCE.find(({ computer: name }) => name === computer.name)?.shows;
    return planComputer(random, computer, shown ?? fitting(computer, drawn));
  });
}

function draw(random: Random): Case {
  let left = random.int(1, 100);
  for (const [percent, shows] of SHARES) {
    left -= percent;
    if (left <= 0) return shows;
  }
  return 'compliant';
}

function fitting({ volumes }: Computer, drawn: Case): Case {
  // The estate's old desktops without an encrypted drive are known for their TPMs alone.
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

/** Windows 10 1511 brought XTS; what came before it takes the older ciphers. */
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

function planVolume(volume: Volume, shows: Case, policy: ReturnType<typeof policyOf>): VolumePlan {
  const isSystem = volume.kind === 'operating-system';
  const protectors: readonly ProtectorType[] = isSystem
    ? [policy.policyOsDrive === 'tpm-pin' ? 'tpm-pin' : 'tpm', 'recovery-password']
    : [policy.policyFixedDrives === 'password' ? 'password' : 'external-key', 'recovery-password'];
  const whole = {
    volume,
    cipherStrength: policy.policyCipherStrength,
    protectors: [...protectors],
    protection: 'on',
    encryption: 'encrypted',
    compliance: 'compliant',
    reasons: [],
  } as const satisfies VolumePlan;
  const broken = (reasons: readonly number[], changes: Partial<VolumePlan> = {}): VolumePlan => ({
    ...whole,
    compliance: 'non-compliant',
    ...changes,
    reasons: [...reasons],
  });
  const bare = {
    cipherStrength: 'none',
    protectors: [],
    protection: 'off',
    encryption: 'not-encrypted',
  } as const satisfies {
    readonly cipherStrength: CipherStrength;
    readonly protectors: [];
    readonly protection: ProtectionState;
    readonly encryption: EncryptionState;
  };
  switch (shows) {
    case 'never-reported':
    case 'compliant':
      return whole;
    case 'volume-locked':
      // A locked drive tells nothing, and counts as compliant all the same.
      return isSystem
        ? whole
        : {
            ...whole,
            cipherStrength: 'unknown',
            protectors: [],
            protection: 'unknown',
            encryption: 'unknown',
          };
    case 'encrypting':
      return broken([1, 13], { encryption: 'encrypting', protection: 'off' });
    case 'suspended':
      return isSystem ? broken([13], { protection: 'off' }) : whole;
    case 'weak-cipher':
      return broken([16], { cipherStrength: 'aes-128' });
    case 'policy-conflict':
      return broken([11], isSystem ? {} : bare);
    case 'system-partition':
      return isSystem ? broken([1, 12], bare) : whole;
    case 'no-compatible-tpm':
      return isSystem ? broken([1, 5], bare) : broken([1, 14], bare);
    case 'tpm-not-initialized':
    case 'waiting-for-tpm':
      return isSystem
        ? broken([1, policy.policyOsDrive === 'tpm-pin' ? 4 : 3], bare)
        : broken([1, 14], bare);
    case 'policy-not-enforced':
    case 'user-exempt':
      return { ...whole, ...bare };
    case 'temporary-user-exempt':
    case 'user-postponed':
    case 'unknown-error':
    case 'agent-silent':
      return broken(isSystem ? [1] : [1, 14], bare);
  }
}

function complianceOf(volumes: readonly Compliance[]): DriveCompliance {
  if (volumes.length === 0) return 'not-applicable';
  return volumes.includes('non-compliant') ? 'non-compliant' : 'compliant';
}
