import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '#shared/settings/setting-registry.ts';
import { ROOT } from '#test/root.ts';
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

test('nothing else is shipped', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(
    [...Object.keys(TEMPLATE_LANGUAGES), 'keydesk.admx'].sort(),
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
