import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Configuration } from '#main/profiles/configuration.ts';
import { commands } from '#renderer/text/en/commands.ts';
import { COMMANDS } from '#shared/console/commands.ts';
import { Guide, GuideHeading } from '#shared/console/guide.ts';
import { keysOf } from '#shared/typed-keys.ts';
import { ROOT } from '#test/root.ts';
import { guidePage } from '../../.config/commands/steps/guides.mjs';

const FOLDER = join(ROOT, 'assets/guide');
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const pages = new Map(Guide.options.map((guide) => [guide, guidePage(read(`${guide}.md`))]));
const idsOf = (html: string) => Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id]) => id);

/** What a link of a page leads to, as `guide.html#heading`. */
function targetsOf(guide: Guide): readonly string[] {
  return Array.from((pages.get(guide) ?? '').matchAll(/ href="([^"]*)"/g), ([, href = '']) =>
    href.startsWith('#') ? `${guide}.html${href}` : href,
  ).filter((href) => href !== 'guide.css');
}

describe('the guides', () => {
  test('are those the console knows', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.md'));
    expect(files.toSorted()).toEqual(Guide.options.map((guide) => `${guide}.md`).toSorted());
  });

  test.each(Guide.options)('%s has one title, and each heading once', (guide) => {
    const html = pages.get(guide) ?? '';
    expect(html.match(/<h1 /g)).toHaveLength(1);
    expect(html).toMatch(/<title>[A-Z][^<]+<\/title>/);
    const ids = idsOf(html);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(Guide.options)('%s links only to existing pages and headings', (guide) => {
    const there = [...pages].flatMap(([name, html]) => [
      `${name}.html`,
      ...idsOf(html).map((id) => `${name}.html#${id}`),
    ]);
    expect(there).toEqual(expect.arrayContaining([...targetsOf(guide)]));
  });

  test.each(GuideHeading.options)('the guide for operators has the heading %s', (heading) => {
    expect(idsOf(pages.get('operator') ?? '')).toContain(heading);
  });

  test('the examples of a configuration are valid ones', () => {
    const [whole] = jsonOf('administrator.md');
    const [store] = jsonOf('database-administrator.md');
    const [sources] = jsonOf('moving.md');
    const configuration = JSON.parse(whole ?? '') as { profiles: object[] };
    expect(Configuration.parse(configuration).profiles).toHaveLength(1);
    const [profile] = configuration.profiles;
    const withStore = { ...profile, ...(JSON.parse(`{${store}}`) as object) };
    expect(Configuration.parse({ profiles: [withStore] }).profiles[0]?.store?.recoveryData).toBe(
      true,
    );
    const moved = { ...profile, ...(JSON.parse(`{${sources}}`) as object) };
    expect(Configuration.parse({ profiles: [moved] }).profiles[0]?.sources).toHaveLength(2);
  });

  test('the settings shown to administrators are the defaults, but for the caller check', () => {
    const [whole] = jsonOf('administrator.md');
    const shown = Configuration.parse(JSON.parse(whole ?? '')).settings;
    const { settings } = Configuration.parse({});
    const { callerCheck } = settings.recovery;
    expect({ ...shown, recovery: { ...shown.recovery, callerCheck } }).toEqual(settings);
  });
});

describe('a page of a guide', () => {
  test('has an id for each heading, as on GitHub, and a list of headings', () => {
    const html = guidePage('# Title\n\n## What is `new`, and why?\n\n### Deeper\n');
    expect(html).toContain('<h2 id="what-is-new-and-why">');
    expect(html).toContain('<li><a href="#what-is-new-and-why">What is <code>new</code>, and why?');
    expect(html).not.toContain('<li><a href="#deeper">');
  });

  test('leaves out comments', () => {
    expect(guidePage('# T\n\n<!-- generated -->\n\na\n\n<!-- end -->\n')).not.toContain('!--');
  });

  test('shows tags as text', () => {
    const html = guidePage('# T\n\n<script>alert(1)</script>\n\na <img src=x onerror=y> b\n');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<script|<img/);
  });

  test.each([
    ['[there](https://example.com/?a&b)', 'there (https://example.com/?a&amp;b)'],
    ['<https://example.com>', 'https://example.com'],
    ['[x](javascript:alert(1))', 'x (javascript:alert(1))'],
    ['[x](../../package.json)', 'x (../../package.json)'],
  ])('shows the address of %s to be read', (markdown, shown) => {
    const html = guidePage(`# T\n\n${markdown}\n`);
    expect(html).toContain(`<p>${shown}</p>`);
  });

  test.each([
    ['[x](#there)', '<a href="#there">x</a>'],
    ['[x](security.md)', '<a href="security.html">x</a>'],
    ['[x](security.md#report-files)', '<a href="security.html#report-files">x</a>'],
  ])('makes a link of %s', (markdown, link) => {
    expect(guidePage(`# T\n\n${markdown}\n`)).toContain(`<p>${link}</p>`);
  });
});

function jsonOf(file: string): readonly string[] {
  return Array.from(read(file).matchAll(/```json\n(.*?)```/gs), ([, json = '']) => json);
}

test('the guide for operators lists the keys of every command, by its name', () => {
  const listed = Array.from(
    read('operator.md').matchAll(/^\| `([^`]+)` \| ([^|]+) \|$/gm),
    ([, keys, name]) => [keys, name],
  );
  const known = keysOf(COMMANDS).flatMap((command) => {
    const { keys } = COMMANDS[command];
    return keys === undefined ? [] : [[keys, commands.names[command].replace('&', '')]];
  });
  expect(listed).toEqual(known);
});
