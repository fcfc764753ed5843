import type { SessionView } from '#shared/sign-in/session.ts';
import type { Api } from '../api.ts';
import type { Drafts } from './drafts.ts';

/** What every area is given. */
export interface PaneProps {
  readonly api: Api;
  readonly session: SessionView;
  readonly drafts: Drafts;
}
