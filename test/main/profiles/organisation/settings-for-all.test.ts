import { expect, test } from 'vitest';
import { Configuration } from '#main/profiles/configuration.ts';
import { withSettingsForAll } from '#main/profiles/organisation/settings-for-all.ts';
import { Settings } from '#shared/console/settings.ts';

const ENTRA_GROUP = '6a1f0c62-5b7e-4b8e-9a53-8d6d0f6a7b11';
const SID = 'S-1-5-21-1-2-3-1105';

const configuration = Configuration.parse({
  profiles: [
    {
      id: 'one',
      name: 'One',
      activeDirectory: {
        domain: 'contoso.test',
        groups: { admin: 'CONTOSO\\Admins' },
        ticketGroups: ['CONTOSO\\Contractors'],
      },
    },
    {
      id: 'two',
      name: 'Two',
      entraId: {
        tenant: '11111111-2222-4333-8444-555555555555',
        clientId: '22222222-2222-4333-8444-555555555555',
        roles: { admin: 'Keydesk.Admin' },
      },
    },
  ],
});

const withGroups = (requiredOfGroups: readonly string[]) => {
  const found = { configuration, problem: undefined };
  const settings = Settings.parse({ tickets: { requiredOfGroups } });
  return withSettingsForAll(found, settings).configuration.profiles.map(
    ({ activeDirectory, entraId }) => (activeDirectory ?? entraId)?.ticketGroups,
  );
};

test('groups of the settings come to those of each organisation, to its kind of directory', () => {
  expect(withGroups(['CONTOSO\\Trainees', SID, ENTRA_GROUP])).toEqual([
    ['CONTOSO\\Contractors', 'CONTOSO\\Trainees', SID],
    [ENTRA_GROUP],
  ]);
});

test('everybody is no group that a directory is asked for', () => {
  expect(withGroups(['*'])).toEqual([['CONTOSO\\Contractors'], undefined]);
});

test.each([['Trainees'], ['CONTOSO\\'], ['S-1-'], ['**'], ['A\\B\\C'], ['CONTOSO\\a\nb']])(
  '%j is no group',
  (group) => {
    const tickets = { requiredOfGroups: [group] };
    expect(Settings.safeParse({ tickets }).success).toBe(false);
  },
);
