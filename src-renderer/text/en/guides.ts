import { REPEATED_WITHIN_DAYS } from '#shared/recovery/drive-request.ts';
import type { DriveReason } from '#shared/request/reason.ts';

/**
 * Three lines on one reason, commands between backticks, so that the same computer is not back
 * tomorrow.
 */
export interface Guide {
  readonly cause: string;
  readonly now: string;
  readonly prevent: string;
}

/** The TPM then seals the drive to the computer as it is now. */
const RESEAL =
  'suspend and resume protection once (`manage-bde -protectors -disable C:`, then `-enable C:`)';

const BY_REASON: Readonly<Record<DriveReason, Guide>> = {
  'boot-order-changed': {
    cause:
      'A USB drive, a dock or a network start came before the hard disk, or an update ' +
      'rewrote the boot entries.',
    now: `Unplug what is not needed, put the hard disk first in the firmware, then ${RESEAL}.`,
    prevent:
      'Lock the boot order with a firmware password, and turn off starting from USB where ' +
      'nobody needs it.',
  },
  'bios-changed': {
    cause:
      'The firmware was updated, or a setting such as Secure Boot was changed, while ' +
      'protection was on.',
    now: `Check that Secure Boot is on if your policy requires it, then ${RESEAL}.`,
    prevent:
      'Let firmware updates suspend protection for one restart: `manage-bde -protectors ' +
      '-disable C: -rebootcount 1`.',
  },
  'system-files-modified': {
    cause:
      'A boot file was replaced: by an interrupted update, a second operating system, a ' +
      'repair, or malware.',
    now:
      'If nobody can name the change, have the computer scanned for malware offline before it ' +
      `is used. Then ${RESEAL}.`,
    prevent:
      'Let Windows finish its updates, and install no second operating system or boot loader.',
  },
  'lost-startup-key': {
    cause: 'The USB drive with the startup key is lost, is damaged, or was not plugged in.',
    now:
      'Assume that somebody has found the lost key: remove its protector and create a new ' +
      'startup key.',
    prevent:
      'Keep the startup key apart from the computer, or change to TPM + PIN, which needs no ' +
      'USB drive.',
  },
  'lost-pin': {
    cause:
      'The PIN was forgotten, or mistyped until the TPM locked out. Before Windows ' +
      'starts, the keyboard may have another layout.',
    now:
      'Set a new PIN in Windows: `manage-bde -changepin C:`. If the TPM is locked, reset it ' +
      'under Manage TPM.',
    prevent:
      'Prefer a PIN of digits typed with the row above the letters: they are the same in ' +
      'most layouts.',
  },
  'tpm-reset': {
    cause:
      'The TPM was cleared, turned off or updated, or it was replaced together with the ' +
      'motherboard.',
    now: `Check in \`tpm.msc\` that the TPM is ready for use, then ${RESEAL}.`,
    prevent:
      'Suspend protection before anybody clears or updates a TPM, or replaces a motherboard.',
  },
  'lost-passphrase': {
    cause:
      'The passphrase of a data drive was forgotten, or Caps Lock or another keyboard layout ' +
      'changed what was typed.',
    now:
      'Set a new passphrase once the drive is open: `manage-bde -changepassword` and the ' +
      'letter of the drive.',
    prevent:
      'Let a fixed data drive unlock by itself: `manage-bde -autounlock -enable` and its letter.',
  },
  'lost-smartcard': {
    cause:
      'The smart card is lost or blocked, or its certificate has expired or was renewed on a ' +
      'new card.',
    now:
      'Have the certificate of a lost card revoked, remove its protector from the drive, and ' +
      'add the one for the new card.',
    prevent: 'Add the new certificate to every drive before the old card is handed in.',
  },
  other: {
    cause:
      'Often a change of hardware: a drive in another computer, a new dock, a memory or disk ' +
      'failure, an empty battery.',
    now:
      'Ask what was different at this start, and write it into the note. For a drive from ' +
      'another computer, follow “Moved drive”.',
    prevent: `If nothing will change again, ${RESEAL}.`,
  },
};

export const guides = {
  byReason: BY_REASON,
  title: (reason: string) => `${reason}: cause and next steps`,
  cause: 'Usual cause',
  now: 'After unlocking',
  prevent: 'To prevent it',
  repeated: (times: number) =>
    `This computer was recovered ${times} times within ${REPEATED_WITHIN_DAYS} days. Find ` +
    'out why before the call ends, or pass the case on to the team that manages the computer.',
};
