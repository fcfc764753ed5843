import type { EscrowRow } from '#shared/escrow/escrow-report.ts';

/** A computer with one key in the one source, and what is said of it besides. */
export function escrowRow(name: string, told: Partial<EscrowRow> = {}): EscrowRow {
  return {
    name,
    domain: 'CONTOSO',
    state: 'present',
    age: 'newer',
    spread: 'all',
    inSources: ['AD'],
    notInSources: [],
    keys: 1,
    damaged: 0,
    newestKeyAt: '2026-05-01T00:00:00.000Z',
    passwordSetAt: '2026-04-01T00:00:00.000Z',
    lastSignInAt: null,
    account: 'enabled',
    operatingSystem: '',
    ...told,
  };
}
