import type { Settings } from '#shared/console/settings.ts';
import type { RecoveryLink } from '#shared/recovery/recovery-link.ts';
import type { Area } from '#shared/sign-in/role.ts';
import type { SessionView } from '#shared/sign-in/session.ts';
import type { Api } from '../api.ts';
import type { Commands } from './commands.ts';
import type { Drafts } from './drafts.ts';

/** An area, or a report in it, that a command led to: the cursor goes there. */
export interface Wanted {
  readonly area: Area;
  readonly report?: string;
  /** What to fill in, as the person wants it. */
  readonly link?: RecoveryLink;
}

/** What every area is given. */
export interface PaneProps {
  readonly api: Api;
  readonly session: SessionView;
  /** What holds now; a person may have chosen some of it. */
  readonly settings: Settings | undefined;
  readonly drafts: Drafts;
  readonly commands: Commands;
  /** Its tab is the one in front. */
  readonly isInFront: boolean;
  /** What was asked for by a command last; a new object each time. */
  readonly wanted: Wanted | undefined;
  /** What a link offers to fill in. It takes the place of nothing that is on screen. */
  readonly link: RecoveryLink | undefined;
  readonly onLinkUsed: () => void;
}
