import { z } from 'zod';
import { SourceName } from '../source-kind.ts';

/** A host, and a port where it is not 443. */
const SERVER = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*(:[1-9]\d{0,4})?$/i;

/** Recovery keys of Configuration Manager, asked for over its administration service. */
export const AdminServiceConfiguration = z.strictObject({
  kind: z.literal('admin-service'),
  name: SourceName.default('Configuration Manager (AdminService)'),
  server: z
    .string()
    .regex(SERVER, 'is not the name of a server such as cm1.contoso.com')
    .describe('The full name of the server with the SMS Provider, such as cm1.contoso.com.'),
  caFile: z
    .string()
    .min(1)
    .optional()
    .describe('PEM file with further certificates to trust, such as the site’s own.'),
  listedBy: SourceName.optional().describe(
    'The name of a `configmgr` source of the same site: keys are searched there, and read here.',
  ),
});
export type AdminServiceConfiguration = z.infer<typeof AdminServiceConfiguration>;
