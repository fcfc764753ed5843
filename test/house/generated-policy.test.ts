import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SETTINGS, policyName } from '#shared/settings/setting-registry.ts';
import { ROOT } from '#test/root.ts';
import { intuneProfile } from './intune-profile.ts';
import { TEMPLATE_LANGUAGES, adml, admx } from './policy-templates.ts';

const FOLDER = join(ROOT, 'assets/policy');
const LANGUAGES = Object.entries(TEMPLATE_LANGUAGES);

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

function parsed(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root.children[0] ?? root;
}

const all = (element: Element): readonly Element[] => [element, ...element.children.flatMap(all)];
const named = (element: Element, name: string) => all(element).filter((one) => one.name === name);
const namesIn = ({ children }: Element) => children.map(({ name }) => name);

// `npm run check -- --fix` writes what these compare.
test('the template is what the schema says', async () => {
  await expect(admx()).toMatchFileSnapshot(join(FOLDER, 'keydesk.admx'));
});

test.each(LANGUAGES)('its words are in %s', async (folder, words) => {
  await expect(adml(words)).toMatchFileSnapshot(join(FOLDER, folder, 'keydesk.adml'));
});

test('so is the profile for Intune', async () => {
  await expect(intuneProfile()).toMatchFileSnapshot(join(FOLDER, 'keydesk-intune.json'));
});

test('nothing else is shipped', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(
    [...Object.keys(TEMPLATE_LANGUAGES), 'keydesk.admx', 'keydesk-intune.json'].sort(),
  );
});

describe('the template has the structure that Windows asks for', () => {
  const template = parsed(admx());

  test('its parts stand in their order', () => {
    expect(template.attributes).toMatchObject({ revision: '1.0', schemaVersion: '1.0' });
    expect(namesIn(template)).toEqual([
      'policyNamespaces',
      'resources',
      'supportedOn',
      'categories',
      'policies',
    ]);
  });

  test('each policy has its parts in their order, and an ID of its own', () => {
    const policies = named(template, 'policy');
    expect(policies).toHaveLength(SETTINGS.length);
    expect(new Set(policies.map(({ attributes }) => attributes['name'])).size).toBe(
      policies.length,
    );
    for (const policy of policies)
      expect([
        ['parentCategory', 'supportedOn', 'elements'],
        ['parentCategory', 'supportedOn', 'enabledValue', 'disabledValue'],
      ]).toContainEqual(namesIn(policy));
  });

  test.each(LANGUAGES)(
    'every word and presentation it names is there in %s, once',
    (_name, words) => {
      const resources = parsed(adml(words));
      expect(namesIn(resources)).toEqual(['displayName', 'description', 'resources']);
      const idsOf = (name: string) =>
        named(resources, name).map(({ attributes }) => attributes['id'] ?? '');
      const wanted = (kind: string) =>
        new Set(
          Array.from(admx().matchAll(new RegExp(`\\$\\(${kind}\\.(\\w+)\\)`, 'g')), ([, id]) => id),
        );
      for (const kind of ['string', 'presentation']) {
        expect(new Set(idsOf(kind)).size).toBe(idsOf(kind).length);
        expect(new Set(idsOf(kind))).toEqual(wanted(kind));
      }
    },
  );

  test('each control belongs to an element of its policy', () => {
    const ids = named(template, 'elements').flatMap(({ children }) =>
      children.map(({ attributes }) => attributes['id']),
    );
    for (const [, words] of LANGUAGES) {
      const refs = named(parsed(adml(words)), 'presentation').map(
        ({ children }) => children[0]?.attributes['refId'],
      );
      expect(refs).toEqual(ids);
    }
  });
});

describe('the profile for Intune', () => {
  const Profile = z.object({
    '@odata.type': z.literal('#microsoft.graph.windows10CustomConfiguration'),
    omaSettings: z.array(
      z.strictObject({
        '@odata.type': z.literal('#microsoft.graph.omaSettingString'),
        displayName: z.string().min(1),
        omaUri: z.string(),
        value: z.string(),
      }),
    ),
  });
  const [template, ...rows] = Profile.parse(JSON.parse(intuneProfile())).omaSettings;
  const rowOf = (name: string) => rows.find(({ omaUri }) => omaUri.endsWith(`/${name}`))?.value;

  test('brings the template, and a row of each setting below its category', () => {
    expect(template).toMatchObject({
      omaUri: expect.stringContaining('/ADMXInstall/Keydesk/Policy/'),
      value: admx(),
    });
    expect(rows.map(({ omaUri }) => omaUri)).toEqual(
      SETTINGS.map(
        ({ name }) =>
          `./Device/Vendor/MSFT/Policy/Config/Keydesk~Policy~Keydesk/${policyName(name)}`,
      ),
    );
  });

  test('sets what the template has an element for, to what it may be', () => {
    const policies = named(parsed(admx()), 'policy');
    for (const policy of policies) {
      const value = parsed(`<all>${rowOf(policy.attributes['name'] ?? '') ?? ''}</all>`);
      const [data] = named(value, 'data');
      const [element] = named(policy, 'elements')[0]?.children ?? [];
      expect(['disabled', 'enabled']).toContain(value.children[0]?.name);
      expect(data?.attributes['id']).toBe(data && element?.attributes['id']);
      const { minValue = '', maxValue = '' } = element?.attributes ?? {};
      const number = Number(data?.attributes['value']);
      expect(minValue === '' || data === undefined || number >= Number(minValue)).toBe(true);
      expect(maxValue === '' || data === undefined || number <= Number(maxValue)).toBe(true);
    }
    expect(rowOf('SessionLockAfterIdleSeconds')).toBe(
      '<enabled/><data id="SessionLockAfterIdleSeconds" value="600"/>',
    );
    expect(rowOf('TicketsPattern')).toBe('<disabled/>');
    expect(rowOf('DisclosuresBreakGlass')).toBe('<enabled/>');
  });
});
