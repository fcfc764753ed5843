import { z } from 'zod';

/** The guides that come with the console. Each is a file of `assets/guide` by this name. */
export const Guide = z.enum([
  'operator',
  'administrator',
  'moving',
  'database-administrator',
  'developer',
  'security',
  'threat-model',
]);
export type Guide = z.infer<typeof Guide>;

/** A heading of the operator's guide that the help for a screen begins at, by its id. */
export const GuideHeading = z.enum(['sign-in', 'drive-recovery', 'manage-tpm', 'reports']);
export type GuideHeading = z.infer<typeof GuideHeading>;

/** What help opens: a guide, from its beginning or from a heading. */
export const GuidePlace = z.object({ guide: Guide, heading: GuideHeading.optional() });
export type GuidePlace = z.infer<typeof GuidePlace>;
