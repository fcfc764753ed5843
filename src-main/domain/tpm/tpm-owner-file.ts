import type { TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';
import { escapedMarkup } from '../files/text-formats.ts';

/** The content of a `.tpm` file. */
export interface TpmOwnerFile {
  readonly ownerPassword: TpmOwnerPassword;
  /** The computer it belongs to; empty when the file does not name one. */
  readonly machineName: string;
}

interface Saving extends TpmOwnerFile {
  /** `DOMAIN\name` of whoever saves it. */
  readonly creationUser: string;
  /** UTC milliseconds since the epoch. */
  readonly createdAtMs: number;
}

/**
 * The bytes of a `.tpm` file as Windows writes it: UTF-8 without a byte order mark, CRLF ("Backup
 * the TPM recovery information to AD DS"). No source keeps the manufacturer of the TPM, and Windows
 * ignores it when it reads the file; 0 means unknown.
 */
export function tpmOwnerFile({
  ownerPassword,
  machineName,
  creationUser,
  createdAtMs,
}: Saving): Uint8Array {
  const date = new Date(createdAtMs).toISOString().replace(/\.\d+Z$/, '+00:00');
  const attributes = [
    ['version', '1.0'],
    ['softwareAuthor', 'Keydesk'],
    ['creationDate', date],
    ['creationUser', creationUser],
    ['machineName', machineName],
  ].map(([name = '', value = '']) => `${name}="${escapedMarkup(value)}"`);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!--',
    'This page is a backup of Trusted Platform Module (TPM) owner',
    'authorization information. Upon request, use the authorization information to',
    "prove ownership of the computer's TPM.",
    "IMPORTANT: Please keep this file in a secure location away from your computer's",
    'local hard drive.',
    '-->',
    `<tpmOwnerData ${attributes.join(' ')}>`,
    '    <tpmInfo manufacturerId="0"/>',
    `    <ownerAuth>${ownerPassword}</ownerAuth>`,
    '</tpmOwnerData>',
    '',
  ];
  return new TextEncoder().encode(lines.join('\r\n'));
}
