import type { MachineError } from '#shared/compliance/compliance-error.ts';

/** A key to try in the demo profile. The README lists these keys with what each one shows. */
export interface DemoKey {
  readonly keyId: string;
  readonly computer: string;
  /** In domain CONTOSO. */
  readonly user: string;
  readonly ageDays: number;
  readonly shows:
    | 'one-match'
    | 'shared-prefix'
    | 'no-key-package'
    | 'disclosed'
    | 'superseded'
    | 'removable';
}

/**
 * Never change them: README, tour and tests name them. No other key in the demo store begins like
 * one of these.
 */
export const DEMO_KEYS: readonly DemoKey[] = [
  {
    keyId: '3F9A1C7E-52B8-4D06-9E41-7A0C5D2B8F13',
    computer: 'NYC-LT-0117',
    user: 'mia.larsen',
    ageDays: 143,
    shows: 'one-match',
  },
  {
    keyId: 'B7E4D2A9-0C61-4F3B-8D57-2E9A6C41F085',
    computer: 'NYC-LT-0132',
    user: 'omar.haddad',
    ageDays: 12,
    shows: 'shared-prefix',
  },
  {
    keyId: 'B7E4D2A9-6A18-47C5-B320-91D4F8E57C6A',
    computer: 'LON-WS-0208',
    user: 'grace.okafor',
    ageDays: 208,
    shows: 'shared-prefix',
  },
  {
    keyId: 'B7E4D2A9-D37F-4E82-A96C-0B5F3A27E1D4',
    computer: 'SEA-LT-0045',
    user: 'ken.watanabe',
    ageDays: 67,
    shows: 'shared-prefix',
  },
  {
    keyId: '58C06D3B-91F2-4A7E-B5D8-E4173C9A2F60',
    computer: 'LON-LT-0219',
    user: 'priya.nair',
    ageDays: 95,
    shows: 'no-key-package',
  },
  {
    keyId: 'E21B7F84-3D5A-4C96-80EF-6B92D1A4C573',
    computer: 'SEA-WS-0061',
    user: 'lucas.meyer',
    ageDays: 150,
    shows: 'disclosed',
  },
  {
    keyId: '9D40A6F5-B82C-4E17-A3C9-5F0E7D61B284',
    computer: 'NYC-WS-0150',
    user: 'sofia.rossi',
    ageDays: 400,
    shows: 'superseded',
  },
  {
    keyId: 'C5F8320D-7E94-4B1A-96D2-A8E07C3F5B49',
    computer: 'LON-LT-0233',
    user: 'jonas.weber',
    ageDays: 31,
    shows: 'removable',
  },
];

/** A computer to try Manage TPM with. The README lists them with what each one shows. */
export interface DemoTpm {
  /** In domain CONTOSO. */
  readonly computer: string;
  /** In domain CONTOSO. */
  readonly user: string;
  readonly operatingSystem: string;
  readonly shows: 'one-owner' | 'history' | 'not-locked' | 'switched-off';
}

/**
 * Never change them: README, tour and tests name them. Every other computer of the demo has a
 * locked TPM, for practice.
 */
export const DEMO_TPMS: readonly DemoTpm[] = [
  {
    computer: 'NYC-WS-0171',
    user: 'erik.lund',
    operatingSystem: 'Windows 7 Enterprise',
    shows: 'one-owner',
  },
  {
    computer: 'LON-WS-0242',
    user: 'maria.silva',
    operatingSystem: 'Windows 8.1 Enterprise',
    shows: 'history',
  },
  {
    computer: 'SEA-WS-0083',
    user: 'peter.novak',
    operatingSystem: 'Windows 7 Enterprise',
    shows: 'not-locked',
  },
  {
    computer: 'SEA-LT-0092',
    user: 'aiko.mori',
    operatingSystem: 'Windows 10 Enterprise 1511',
    shows: 'switched-off',
  },
];

/** How many owner passwords are stored: clearing a TPM adds a new one, and the old one stays. */
export function ownersStored({ shows }: DemoTpm): number {
  return shows === 'history' ? 2 : 1;
}

/** A computer to look up under Computer Compliance. The README lists them with what they show. */
export interface DemoCompliance {
  /** In domain CONTOSO. */
  readonly computer: string;
  readonly shows:
    | Exclude<MachineError, 'no-error'>
    | 'compliant'
    | 'agent-silent'
    | 'encrypting'
    | 'suspended'
    | 'weak-cipher'
    | 'user-exempt'
    | 'temporary-user-exempt'
    | 'policy-not-enforced'
    | 'never-reported';
}

/** Never change them: README, tour and tests name them. */
export const DEMO_COMPLIANCE: readonly DemoCompliance[] = [
  { computer: 'NYC-LT-0117', shows: 'compliant' },
  { computer: 'NYC-LT-0132', shows: 'suspended' },
  { computer: 'LON-WS-0208', shows: 'no-compatible-tpm' },
  { computer: 'SEA-LT-0045', shows: 'user-postponed' },
  { computer: 'LON-LT-0219', shows: 'weak-cipher' },
  { computer: 'SEA-WS-0061', shows: 'temporary-user-exempt' },
  { computer: 'NYC-WS-0150', shows: 'compliant' },
];
