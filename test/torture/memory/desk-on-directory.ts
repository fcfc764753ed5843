import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConsoleWindow, openConsole } from '#test/e2e/support/console-window.ts';
import { settingsWith } from '#test/e2e/support/times.ts';
import {
  type FakeForest,
  GROUPS,
  startFakeForest,
} from '#test/main/sources/active-directory/fake-forest/fake-forest.ts';
import { computerObject, keyObject } from '#test/main/sources/active-directory/forest-keys.ts';

/** In no dictionary, no file and no other test. */
export const OPERATOR_PASSWORD = 'Quer7-Zylinder9-Ampel3';

/** A key, and the digits that nobody but its source and its reader should have. */
export interface SecretKey {
  readonly keyId: string;
  readonly recoveryPassword: string;
}

const LARGEST_GROUP = 65_535;
const DIVISOR = 11;

export function secretKeys(count: number): readonly SecretKey[] {
  return Array.from({ length: count }, (_, n) => ({
    keyId: `${(0xa0000000 + n).toString(16).toUpperCase()}-0000-4000-8000-000000000000`,
    recoveryPassword: Array.from({ length: 8 }, () =>
      String(Math.floor(Math.random() * LARGEST_GROUP) * DIVISOR).padStart(6, '0'),
    ).join('-'),
  }));
}

/**
 * A real console whose keys are in a directory: it keeps none of them in a store, of which a part
 * would always be in memory.
 */
export interface DirectoryDesk extends ConsoleWindow {
  /** Types the password key by key, so that no tool hands it over as a whole. */
  signIn(): Promise<void>;
  stop(): Promise<void>;
}

export async function openDirectoryDesk(keys: readonly SecretKey[]): Promise<DirectoryDesk> {
  const userData = mkdtempSync(join(tmpdir(), 'keydesk-memory-'));
  const forest = await forestWith(keys);
  const desk = await openConsole({
    userData,
    configuration: {
      settings: settingsWith(),
      profiles: [
        {
          id: 'contoso',
          name: 'Contoso',
          activeDirectory: { ...forest.configuration, timeoutFactor: 10 },
        },
      ],
    },
  });
  const { page } = desk;
  return {
    ...desk,
    async signIn() {
      await page.getByLabel('User name').fill('anna');
      await page.getByLabel('Password', { exact: true }).focus();
      for (const character of OPERATOR_PASSWORD) await page.keyboard.press(character);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('tab', { name: 'Drive Recovery' }).waitFor();
    },
    async stop() {
      await desk.close();
      await forest.stop();
      rmSync(userData, { recursive: true, force: true });
    },
  };
}

async function forestWith(keys: readonly SecretKey[]): Promise<FakeForest> {
  const forest = await startFakeForest({
    people: [
      { domain: 'CONTOSO', name: 'anna', password: OPERATOR_PASSWORD, memberOf: [GROUPS.admin] },
    ],
  });
  for (const [n, { keyId, recoveryPassword }] of keys.entries())
    forest.objects.push(
      computerObject(`WS-${n}`),
      keyObject({
        computer: `WS-${n}`,
        keyId,
        password: [recoveryPassword],
        readers: ['contoso\\anna'],
      }),
    );
  return forest;
}
