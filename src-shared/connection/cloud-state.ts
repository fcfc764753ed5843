import { z } from 'zod';
import { ListState } from '../request/list-state.ts';

/** A source that is signed in to with the browser, as Settings and Drive Recovery show it. */
export const CloudState = z.object({
  source: z.string(),
  /** Who is signed in to it; `null` for nobody. */
  account: z.string().nullable(),
  /** The sign-in of the console itself: it begins and ends with the session. */
  isOwnSignIn: z.boolean().optional(),
  list: ListState,
});
export type CloudState = z.infer<typeof CloudState>;
