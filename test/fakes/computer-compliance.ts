import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';

/** A computer that is as it should be, but for the changes. */
export function computerNamed(
  name: string,
  changes: Partial<ComputerCompliance> = {},
): ComputerCompliance {
  return {
    name,
    domain: 'contoso.test',
    computerType: 'portable',
    operatingSystem: 'Windows 11',
    manufacturer: 'Dell',
    model: 'Latitude',
    users: ['CONTOSO\\anna'],
    status: 'compliant',
    overall: 'compliant',
    osDrive: 'compliant',
    fixedDrives: 'not-applicable',
    error: 'no-error',
    exemption: 'not-exempt',
    exemptedUser: '',
    exemptedAt: null,
    policyCipherStrength: 'xts-aes-256',
    policyOsDrive: 'tpm',
    policyFixedDrives: 'required',
    updatedAt: '2026-05-01T00:00:00.000Z',
    lastContactAt: '2026-05-02T00:00:00.000Z',
    volumes: [
      {
        driveLetter: 'C:',
        driveType: 'operating-system',
        cipherStrength: 'xts-aes-256',
        protectors: ['tpm'],
        protection: 'on',
        encryption: 'encrypted',
        compliance: 'compliant',
        reasons: [],
      },
    ],
    ...changes,
  };
}
