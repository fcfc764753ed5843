import { z } from 'zod';
import { UpdateView } from '../updates/update-view.ts';
import { call } from './call.ts';

/** Newer versions. Before signing in, too: that is when nobody is in the middle of something. */
export const updateCalls = {
  'updates.current': call({ access: 'anyone', input: z.void(), output: UpdateView }),
  /** Looks now. A failure is part of what is known. */
  'updates.check': call({ access: 'anyone', input: z.void(), output: UpdateView }),
} as const;
