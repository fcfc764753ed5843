import { type WebContents, nativeTheme } from 'electron';
import type { Settings, TextSize } from '#shared/console/settings.ts';

const ZOOM: Readonly<Record<TextSize, number>> = {
  normal: 1,
  large: 1.25,
  larger: 1.5,
  largest: 2,
};

/** Light or dark, for the window, its menu and its dialogs, and the size of its texts. */
export function applyAppearance(
  { theme, textSize }: Settings['appearance'],
  page: WebContents | undefined,
): void {
  nativeTheme.themeSource = theme;
  page?.setZoomFactor(ZOOM[textSize]);
}
