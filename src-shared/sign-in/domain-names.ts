import { z } from 'zod';

/** A domain by both of its names. Only the DNS name is unique in the world. */
export const DomainNames = z.object({
  /** `CONTOSO` */
  netbios: z.string(),
  /** `contoso.test` */
  dns: z.string(),
});
export type DomainNames = z.infer<typeof DomainNames>;
