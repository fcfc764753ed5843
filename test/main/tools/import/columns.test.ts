import { describe, expect, test } from 'vitest';
import { findColumns, readChosenColumns } from '#main/tools/import/columns.ts';
import { type Field, HEADINGS } from '#main/tools/import/headings.ts';

/** Heading by field, or what is asked or missing. */
function read(heading: string, chosen: readonly string[] = []) {
  const names = heading.split(',');
  const columns = findColumns(names, readChosenColumns(chosen) ?? new Map());
  if (columns.kind === 'asked') return columns.doubt;
  if (columns.kind === 'missing') return { missing: columns.fields };
  const found = columns.fields.flatMap((field, at) =>
    field === undefined ? [] : [[field, names[at]] as const],
  );
  return {
    ...Object.fromEntries(found),
    ...(columns.doubts.length > 0 && { doubts: columns.doubts }),
  };
}

test('no heading stands for two fields', () => {
  const all = Object.values(HEADINGS).flatMap(({ telling, vague }) => [...telling, ...vague]);
  expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
});

describe('the column of the key ID', () => {
  test.each([
    // A script for Intune.
    [
      'Id,DeviceName,BitLockerKeyId,RecoveryKey',
      { keyId: 'BitLockerKeyId', computer: 'DeviceName', recoveryPassword: 'RecoveryKey' },
    ],
    [
      'EntraObjectId,DeviceId,DisplayName,BitLockerKeyId,RecoveryKey,VolumeType,KeyCreated',
      {
        keyId: 'BitLockerKeyId',
        computer: 'DisplayName',
        recoveryPassword: 'RecoveryKey',
        kind: 'VolumeType',
        escrowedAt: 'KeyCreated',
      },
    ],
    [
      'BitlockerRecoveryKeyId,CreatedDateTime,DeviceId,VolumeType,RecoveryKey,DeviceName',
      {
        keyId: 'BitlockerRecoveryKeyId',
        computer: 'DeviceName',
        recoveryPassword: 'RecoveryKey',
        kind: 'VolumeType',
        escrowedAt: 'CreatedDateTime',
      },
    ],
    // MBAM.
    [
      'Machine Name,Recovery Key ID,Recovery Key,LastUpdateTime',
      {
        keyId: 'Recovery Key ID',
        computer: 'Machine Name',
        recoveryPassword: 'Recovery Key',
        escrowedAt: 'LastUpdateTime',
      },
    ],
    [
      'Computername,Domäne,Wiederherstellungsschlüssel-ID,Wiederherstellungsschlüssel,Erstellt am',
      {
        keyId: 'Wiederherstellungsschlüssel-ID',
        computer: 'Computername',
        domain: 'Domäne',
        recoveryPassword: 'Wiederherstellungsschlüssel',
        escrowedAt: 'Erstellt am',
      },
    ],
    [
      'Nom de l’ordinateur,ID de clé de récupération,Clé de récupération,Lettre de lecteur',
      {
        keyId: 'ID de clé de récupération',
        computer: 'Nom de l’ordinateur',
        recoveryPassword: 'Clé de récupération',
        driveLetter: 'Lettre de lecteur',
      },
    ],
    // Active Directory: the name of the object says it.
    [
      'DistinguishedName,whenCreated,msFVE-RecoveryPassword',
      {
        directoryObject: 'DistinguishedName',
        escrowedAt: 'whenCreated',
        recoveryPassword: 'msFVE-RecoveryPassword',
      },
    ],
    [
      'Created,DisplayName,DistinguishedName,Modified,msFVE-RecoveryGuid,msFVE-RecoveryPassword,' +
        'Name,ObjectGUID,whenChanged,whenCreated',
      {
        keyId: 'msFVE-RecoveryGuid',
        recoveryPassword: 'msFVE-RecoveryPassword',
        computer: 'DisplayName',
        escrowedAt: 'whenCreated',
        directoryObject: 'DistinguishedName',
      },
    ],
    ['id,password,computer', { keyId: 'id', recoveryPassword: 'password', computer: 'computer' }],
  ])('%s', (heading, columns) => {
    expect(read(heading)).toEqual(columns);
  });

  test.each([
    ['BitLockerKeyId,KeyProtectorId,Computer,RecoveryKey', ['BitLockerKeyId', 'KeyProtectorId']],
    ['Id,DeviceId,DisplayName,RecoveryKey', ['Id', 'DeviceId', 'DisplayName']],
    ['Id,azureADDeviceId,Computer,RecoveryKey', ['Id', 'azureADDeviceId']],
    ['Id,DeviceName,RecoveryKey', ['Id', 'DeviceName']],
    ['Id,VolumeGuid,Computer,RecoveryKey', ['Id', 'VolumeGuid']],
    ['Key ID,Key-ID,Computer,RecoveryKey', ['Key ID (column 1)', 'Key-ID (column 2)']],
  ])('%s is asked about', (heading, headings) => {
    expect(read(heading)).toEqual({ field: 'keyId', headings });
  });

  test('is the one a person names, by its heading or its number', () => {
    const heading = 'Id,DeviceId,DisplayName,RecoveryKey';
    expect(read(heading, ['key-id=id'])).toMatchObject({ keyId: 'Id' });
    expect(read(heading, ['keyId=2'])).toMatchObject({ keyId: 'DeviceId' });
    expect(read(heading, ['key-id=5'])).toEqual({ missing: ['keyId'] });
  });
});

test('two passwords, computers or domains are asked about', () => {
  expect(read('KeyId,RecoveryKey,Recovery Password,Computer')).toMatchObject({
    field: 'recoveryPassword',
  });
  expect(read('KeyId,RecoveryKey,Computer,Hostname')).toMatchObject({ field: 'computer' });
  expect(read('KeyId,RecoveryKey,Computer,Domain,Computer Domain')).toMatchObject({
    field: 'domain',
  });
});

test('of two dates none is taken, and an ordinary one gives way to the key’s', () => {
  expect(read('KeyId,RecoveryKey,Computer,whenCreated,LastUpdateTime')).toEqual({
    keyId: 'KeyId',
    recoveryPassword: 'RecoveryKey',
    computer: 'Computer',
    doubts: [{ field: 'escrowedAt', headings: ['whenCreated', 'LastUpdateTime'] }],
  });
  const three = 'KeyId,RecoveryKey,Computer,Created,Key Created,Date';
  expect(read(three)).toMatchObject({ escrowedAt: 'Key Created' });
  expect(read(three, ['date=Created'])).toMatchObject({ escrowedAt: 'Created' });
  expect(read(three, ['date='])).not.toHaveProperty('escrowedAt');
});

test('--columns names the columns of a file in any language', () => {
  const chosen = ['key-id=Ключ, password = Пароль', 'computer=ПК'];
  expect(read('Пароль,ПК,Ключ', chosen)).toEqual({
    keyId: 'Ключ',
    recoveryPassword: 'Пароль',
    computer: 'ПК',
  });
});

test.each<[readonly string[], readonly [Field, string][] | undefined]>([
  [
    ['key-id=A, B,date=C'],
    [
      ['keyId', 'A, B'],
      ['escrowedAt', 'C'],
    ],
  ],
  [['date='], [['escrowedAt', '']]],
  [['id=A'], undefined],
  [['date'], undefined],
  [['date=a', 'escrowedAt=b'], undefined],
])('--columns %j', (texts, chosen) => {
  const names = readChosenColumns(texts);
  expect(names && [...names]).toEqual(chosen);
});
