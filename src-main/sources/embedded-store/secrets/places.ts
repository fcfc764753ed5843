import type { SecretPlace } from './sealed-value.ts';

export const passwordOf = (keyId: string): SecretPlace => ({
  column: 'recovery-password',
  of: keyId,
});

export const packageOf = (keyId: string): SecretPlace => ({ column: 'key-package', of: keyId });

export const ownerPasswordOf = (id: number, computerId: number): SecretPlace => ({
  column: 'tpm-owner-password',
  of: `${id} of computer ${computerId}`,
});
