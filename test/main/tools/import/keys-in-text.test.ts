import { expect, test } from 'vitest';
import { keysInText } from '#main/tools/import/keys-in-text.ts';

// Public, valid numbers from the documentation of libbde and of Windows.
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const OTHER_PASSWORD = '496298-461032-321464-595518-463221-173943-033616-139579';
const TPM = '11111111-AAAA-4BBB-8CCC-000000000001';
const ID = '22222222-AAAA-4BBB-8CCC-000000000002';
const OTHER_ID = '33333333-AAAA-4BBB-8CCC-000000000003';

/** A protector in the output of manage-bde. */
const numericalPassword = (id: string, password: string): string =>
  `    Numerical Password:\n      ID: {${id}}\n      Password:\n        ${password}\n`;

// What manage-bde prints, in its indentation; the words are the tool's own in each language.
const ENGLISH = `BitLocker Drive Encryption: Configuration Tool version 10.0.26100
Copyright (C) 2013 Microsoft Corporation. All rights reserved.

Volume C: [OS]
All Key Protectors

    TPM:
      ID: {${TPM}}
      PCR Validation Profile:
        7, 11
        (Uses Secure Boot for integrity validation)

    Numerical Password:
      ID: {${ID}}
      Password:
        ${PASSWORD}
`;
const GERMAN = `BitLocker-Laufwerkverschlüsselung: Konfigurationstool, Version 10.0.26100
Copyright (C) 2013 Microsoft Corporation. Alle Rechte vorbehalten.

Volume "C:" [System]
Alle Schlüsselschutzvorrichtungen

    Numerisches Kennwort:
      ID: {${ID}}
      Kennwort:
        ${PASSWORD}
      Sicherungstyp:
        Microsoft-Kontosicherung

    TPM:
      ID: {${TPM}}
      PCR-Validierungsprofil:
        7, 11
`;
const FRENCH = `Nom de l’ordinateur : WS-3

Volume C: [Windows ]
Tous les protecteurs de clés

    TPM :
      ID : {${TPM}}

    Mot de passe numérique :
      ID : {${ID}}
      Mot de passe :
        ${PASSWORD}
`;
/** `(Get-BitLockerVolume).KeyProtector`: PowerShell's names are English everywhere. */
const PROTECTORS = `
KeyProtectorId      : {${TPM}}
AutoUnlockProtector :
KeyProtectorType    : Tpm
KeyFileName         :
RecoveryPassword    :
KeyCertificateType  :
Thumbprint          :

KeyProtectorId      : {${ID}}
AutoUnlockProtector :
KeyProtectorType    : RecoveryPassword
KeyFileName         :
RecoveryPassword    : ${PASSWORD}
KeyCertificateType  :
Thumbprint          :
`;
const VOLUMES = `ComputerName         : WS-4
MountPoint           : D:
EncryptionMethod     : XtsAes256
VolumeStatus         : FullyEncrypted
ProtectionStatus     : On
KeyProtector         : {RecoveryPassword}
${PROTECTORS}`;

const key = { keyId: ID, recoveryPassword: PASSWORD, driveLetter: '', computer: '' };

test.each([
  ['manage-bde -protectors -get, in English', ENGLISH, { driveLetter: 'C:' }],
  ['in German, the letter in quotation marks', GERMAN, { driveLetter: 'C:' }],
  ['in French, with the computer', FRENCH, { driveLetter: 'C:', computer: 'WS-3' }],
  [
    'of another computer (-cn)',
    `Computer Name: WS-5\n\n${ENGLISH}`,
    { driveLetter: 'C:', computer: 'WS-5' },
  ],
  ['with line ends of Windows', ENGLISH.replaceAll('\n', '\r\n'), { driveLetter: 'C:' }],
  [
    'with the command above it',
    'C:\\Windows\\System32>manage-bde -protectors -get D:\n' +
      ENGLISH.replace('C: [OS]', 'D: [Label Unknown]'),
    { driveLetter: 'D:' },
  ],
  ['the protectors of Get-BitLockerVolume', PROTECTORS, {}],
  ['its volume and protectors', VOLUMES, { driveLetter: 'D:', computer: 'WS-4' }],
  [
    'as JSON',
    JSON.stringify(
      {
        ComputerName: 'WS-6',
        MountPoint: 'E:',
        KeyProtector: [
          { KeyProtectorId: `{${TPM}}`, RecoveryPassword: '' },
          { KeyProtectorId: `{${ID}}`, RecoveryPassword: PASSWORD },
        ],
      },
      null,
      4,
    ),
    { driveLetter: 'E:', computer: 'WS-6' },
  ],
  [
    'a volume without a letter, whose GUID is no key',
    `Volume \\\\?\\Volume{${OTHER_ID}}\\ [DATA]\n${numericalPassword(ID, PASSWORD)}`,
    {},
  ],
  [
    'of a protector just added, whose password is repeated',
    `Volume C: [OS]\nKey Protectors Added:\n\n    TPM:\n      ID: {${TPM}}\n` +
      `${numericalPassword(ID, PASSWORD)}\nACTIONS REQUIRED:\n\n` +
      `    1. Save this numerical recovery password:\n\n    ${PASSWORD}\n`,
    { driveLetter: 'C:' },
  ],
  [
    'a key file with a URL and no drive',
    `Identifier:\n\n\t${ID}\n\nRecovery Key:\n\n\t${PASSWORD}\n\n` +
      'https://go.microsoft.com/fwlink/?LinkID=260589\n',
    {},
  ],
])('%s', (_what, text, about) => {
  expect(keysInText(text)).toEqual([{ ...key, ...about }]);
});

test('several drives of one computer, and of several', () => {
  const second = ENGLISH.replace('C: [OS]', 'E: [Data]')
    .replace(ID, OTHER_ID)
    .replace(PASSWORD, OTHER_PASSWORD);
  const other = { ...key, keyId: OTHER_ID, recoveryPassword: OTHER_PASSWORD, driveLetter: 'E:' };
  expect(keysInText(ENGLISH + second)).toEqual([{ ...key, driveLetter: 'C:' }, other]);
  expect(keysInText(`Computer Name: WS-1\n${ENGLISH}\nComputer Name: WS-2\n${second}`)).toEqual([
    { ...key, driveLetter: 'C:', computer: 'WS-1' },
    { ...other, computer: 'WS-2' },
  ]);
});

test('two passwords of one drive are two keys', () => {
  const again = numericalPassword(OTHER_ID, OTHER_PASSWORD);
  expect(keysInText(ENGLISH + again).map(({ keyId }) => keyId)).toEqual([ID, OTHER_ID]);
});

test.each([
  [
    'manage-bde -status, which has no password',
    'Volume C: [OS]\n    Key Protectors:\n        TPM\n        Numerical Password\n',
  ],
  ['a password above all IDs', `${PASSWORD}\n{${TPM}}\n{${ID}}\n`],
  ['a second password without an ID', `${ENGLISH}\n${OTHER_PASSWORD}\n`],
  ['an ID that is cut', ENGLISH.replace(`{${ID}}`, `{${ID.slice(0, 20)}`)],
  ['a password whose ID is missing', ENGLISH.replace(`      ID: {${ID}}\n`, '')],
  ['one ID, of the TPM, and one password', PROTECTORS.replace(`{${ID}}`, '')],
  ['IDs without braces', ENGLISH.replaceAll(/[{}]/g, '')],
  ['two IDs in one line', ENGLISH.replace(`{${ID}}`, `{${ID}} {${OTHER_ID}}`)],
  ['two passwords in one line', ENGLISH.replace(PASSWORD, `${PASSWORD} ${OTHER_PASSWORD}`)],
  ['ID and password in one line, as in a table', `${TPM} ${PASSWORD}\n${ENGLISH}`],
  ['a computer below its key', `${ENGLISH}\nComputerName : WS-1\n`],
  ['a computer between ID and password', ENGLISH.replace('      Password:', 'ComputerName : WS-1')],
  ['a drive below its key', `${PROTECTORS}\nMountPoint : C:\n`],
  ['a volume between ID and password', ENGLISH.replace('      Password:', 'Volume D: []')],
  ['nothing', ''],
])('is refused: %s', (_what, text) => {
  expect(keysInText(text)).toEqual([]);
});
