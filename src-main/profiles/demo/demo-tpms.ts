/** A computer a visitor can try Manage TPM with: the README lists these with what each one shows. */
export interface DemoTpm {
  /** In domain CONTOSO. */
  readonly computer: string;
  /** In domain CONTOSO. */
  readonly user: string;
  readonly operatingSystem: string;
  readonly shows: 'one-owner' | 'history' | 'not-locked' | 'switched-off';
}

/**
 * Fixed for good: README, tour and tests name them. Every other computer of the demo has a locked
 * TPM, for practice.
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

/** How many owner passwords are stored: a TPM that was cleared got a new one, and the old one stays. */
export function ownersStored({ shows }: DemoTpm): number {
  return shows === 'history' ? 2 : 1;
}
