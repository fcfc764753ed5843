import type { GuidePlace } from '#shared/console/guide.ts';

/** Shows the guides that come with the console. */
export interface GuideViewer {
  /** Brings the window of the guides to the front. */
  show(place: GuidePlace): void;
}
