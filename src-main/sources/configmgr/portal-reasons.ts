import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import type { DriveReason } from '#shared/request/reason.ts';

/**
 * The reasons as the help desk portal words them: what these databases keep of a disclosure, and
 * their own reports show.
 */
const PORTAL_REASONS: Readonly<Record<DriveReason, string>> = {
  'boot-order-changed': 'Operating system boot order changed',
  'bios-changed': 'BIOS changed',
  'system-files-modified': 'Operating system files modified',
  'lost-startup-key': 'Lost startup key',
  'lost-pin': 'Lost PIN',
  'tpm-reset': 'TPM reset',
  'lost-passphrase': 'Lost passphrase',
  'lost-smartcard': 'Lost smartcard',
  other: 'Other',
};

/** What a disclosure is written down with. A reason that is not one for a drive is "Other". */
export function portalReason(reason: AuditDraft['reason']): string {
  return (
    Object.entries(PORTAL_REASONS).find(([code]) => code === reason)?.[1] ?? PORTAL_REASONS.other
  );
}
