import type { GuidePlace } from '#shared/console/guide.ts';

/** Shows the guides that come with the console. */
export interface GuideViewer {
  show(place: GuidePlace): void;
}
