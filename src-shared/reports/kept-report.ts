import { z } from 'zod';

/** A viewed report, kept encrypted on this computer, to be read without a network. */
export const KeptReport = z.object({
  id: z.uuid(),
  organisation: z.string(),
  /** ISO 8601, UTC. */
  generatedAt: z.iso.datetime(),
  /** `DOMAIN\\name` */
  generatedBy: z.string(),
  rows: z.int().min(0),
});
export type KeptReport = z.infer<typeof KeptReport>;
