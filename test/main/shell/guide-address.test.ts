import { expect, test } from 'vitest';
import { addressOf, guideFile } from '#main/shell/guide-address.ts';
import { Guide } from '#shared/console/guide.ts';

test.each(Guide.options)(
  'the address of the guide %s means its file, with a heading too',
  (guide) => {
    expect(guideFile(addressOf({ guide }))).toBe(`${guide}.html`);
    expect(guideFile(addressOf({ guide, heading: 'reports' }))).toBe(`${guide}.html`);
  },
);

test.each([
  'https://example.com/operator.html',
  'app://keydesk/index.html',
  'app://guide/',
  'app://guide/../keydesk.json',
  'app://guide/%2e%2e/operator.html',
  'app://guide/operator.html?x',
  'app://guide/operator.md',
  'file:///etc/passwd',
  'data:text/html,x',
  'javascript:alert(1)',
  '',
])('%s is no guide', (address) => {
  expect(guideFile(address)).toBeUndefined();
});
