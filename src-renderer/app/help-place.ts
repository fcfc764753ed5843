import type { GuidePlace } from '#shared/console/guide.ts';
import type { Area } from '#shared/sign-in/role.ts';

/** What decides which screen is in front. */
interface Front {
  readonly areSettingsOpen: boolean;
  /** A saved report is open. */
  readonly isReportOpen: boolean;
  /** The tab in front; `undefined` while nobody is signed in or the console is locked. */
  readonly area: Area | undefined;
}

/** The guide for the screen in front. */
export function helpPlace({ areSettingsOpen, isReportOpen, area }: Front): GuidePlace {
  if (areSettingsOpen) return { guide: 'administrator' };
  if (isReportOpen) return { guide: 'operator', heading: 'reports' };
  return { guide: 'operator', heading: area ?? 'sign-in' };
}
