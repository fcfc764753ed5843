import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { settled } from './settled.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fluent UI adds menus at the end of the page, outside every landmark, between elements that catch
 * the focus and that screen readers ignore.
 */
const NOT_OURS = ['[data-tabster-dummy]', '.fui-MenuPopover'];

/**
 * What axe finds, one line per finding. Legacy mode, because the other mode opens a second page,
 * which Electron does not do.
 */
export async function findings(page: Page): Promise<readonly string[]> {
  // Axe measures colours, so fading has to end first.
  await settled(page);
  const { violations } = await NOT_OURS.reduce(
    (axe, selector) => axe.exclude(selector),
    new AxeBuilder({ page }).withTags(RULES),
  )
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
