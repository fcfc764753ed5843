import { expect, test } from 'vitest';
import { testConsole } from '#test/fakes/console.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';
import { ID, PASSWORD, disclosed, driveForm } from './drive-request.ts';

function desk() {
  const app = testConsole();
  app.profile.protectors.push(protectorOf(ID, { users: ['CONTOSO\\anna', 'CONTOSO\\bert'] }));
  return app;
}

test('whoever uses the computer is told of a disclosure, and whoever was named', async () => {
  const app = desk();
  await app.signIn('admin');
  await disclosed(app, { userDomain: 'CONTOSO', userName: 'eve', note: PASSWORD.slice(0, 20) });
  expect(app.profile.told).toEqual([
    {
      requestId: app.profile.entries.at(-1)?.requestId,
      at: new Date(app.clock.now()).toISOString(),
      secret: 'recovery-key-password',
      computer: 'CONTOSO\\WS-1',
      keyPrefix: 'AC9D5655',
      operator: 'CONTOSO\\op',
      reason: 'lost-pin',
      owners: ['CONTOSO\\anna', 'CONTOSO\\bert', 'CONTOSO\\eve'],
    },
  ]);
});

test('an owner is named once, and told although the key comes too late to be shown', async () => {
  const app = desk();
  await app.signIn('admin');
  app.profile.duringDisclosure = () => app.sessions.end();
  const form = driveForm({ userDomain: 'contoso', userName: 'ANNA' });
  expect(await app.refused('recovery.submit', { form })).toBe('auth.locked');
  expect(app.profile.told.map(({ owners }) => owners)).toEqual([
    ['CONTOSO\\anna', 'CONTOSO\\bert'],
  ]);
});

test('nobody is told of a request that hands out nothing', async () => {
  const app = desk();
  await app.signIn('admin');
  expect(await app.refused('recovery.submit', { form: driveForm({ keyId: '11111111' }) })).toBe(
    'recovery.noMatch',
  );
  app.profile.logIsFull = true;
  expect(await app.refused('recovery.submit', { form: driveForm() })).toBe('store.full');
  expect(app.profile.told).toEqual([]);
});
