import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PageFacts, startPage } from '#main/shell/start-page.ts';
import { Settings } from '#shared/console/settings.ts';
import { FIRST_FORMS, FIRST_PAGE, PLACES, firstFormFile } from '#shared/first-page.ts';
import type { ProfileInfo } from '#shared/sign-in/session.ts';

const HEAD = `<html lang="${PLACES.spoken}" data-description="${PLACES.description}">`;
const LANGUAGES =
  '<select><option value="system" selected="">System</option>' +
  '<option value="de">D</option></select>';
const PROFILES =
  `<select><option value="${PLACES.profileId}" selected="">${PLACES.profileName}</option>` +
  `<option value="${PLACES.otherProfiles}"></option></select>`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-start-page-'));
  writeFileSync(join(folder, 'index.html'), `${HEAD}<div id="root"></div>`);
  writeFileSync(join(folder, FIRST_PAGE), `${HEAD}<div id="root">${PLACES.form}</div>`);
  for (const form of FIRST_FORMS)
    for (const language of ['en', 'de'])
      writeFileSync(
        join(folder, firstFormFile(language, form)),
        `${language} ${form} <input value="${PLACES.lastUserName}">${PROFILES}${LANGUAGES}`,
      );
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const CONTOSO: ProfileInfo = { id: 'contoso', name: 'Contoso', demo: false };

const descriptionOf = (profiles: ProfileInfo[]): NonNullable<PageFacts['description']> => ({
  version: '1',
  platform: 'linux',
  profiles,
  lastUserName: '',
  settings: Settings.parse({}),
  managed: [],
  configuration: { origin: 'machine', path: '' },
});

const page = (facts: Partial<PageFacts>) =>
  startPage(folder, {
    language: { choice: 'system', system: ['de-AT'] },
    description: undefined,
    nonce: 'n',
    ...facts,
  });

test('what the console is called and who signed in last is no markup', () => {
  const text = page({
    description: {
      ...descriptionOf([
        { ...CONTOSO, id: 'a"b', name: '<b> & $& __LAST_USER_NAME__' },
        { ...CONTOSO, id: 'de', name: "O'Hara" },
      ]),
      lastUserName: '"><script>',
    },
  });
  expect(text).toContain('de several');
  expect(text).toContain('<input value="&quot;&gt;&lt;script&gt;">');
  expect(text).toContain(
    '<option value="a&quot;b" selected="">&lt;b&gt; &amp; $&amp; __LAST_USER_NAME__</option>' +
      '<option value="de">O&#39;Hara</option></select>',
  );
});

test('a chosen language is the one that is chosen on the form', () => {
  const description = descriptionOf([CONTOSO]);
  const text = page({ language: { choice: 'de', system: ['en'] }, description });
  expect(text).toContain('lang="de"');
  expect(text).toContain('<option value="system">System</option><option value="de" selected="">');
});

test.each([
  ['machine', 'managed-demo'],
  ['none', 'demo'],
] as const)('the demo of a configuration of origin %s has the form %s', (origin, form) => {
  const description = descriptionOf([{ ...CONTOSO, demo: true }]);
  const configuration = { origin, path: '' };
  expect(page({ description: { ...description, configuration } })).toContain(`de ${form} `);
});

test.each([
  ['nobody can type a password', descriptionOf([{ ...CONTOSO, signIn: 'windows' }])],
  ['another screen comes first', undefined],
])('there is no form where %s', (_why, description) => {
  expect(page({ description })).toBe('<html lang="de" data-description=""><div id="root"></div>');
});
