import { z } from 'zod';
import { SourceName } from '../source-kind.ts';
import { CloudChoice } from './clouds.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** With a dot in it: `common` and `organizations` would let in accounts of any tenant. */
const DOMAIN = /^(?=.{1,255}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** Without a name, a password or a path. */
const PROXY = /^http:\/\/[a-z0-9._-]+(:[1-9]\d{0,4})?\/?$/i;

const ClientId = z.string().regex(GUID, 'is not the ID of an application');

const Rotation = z.strictObject({
  clientId: ClientId.describe(
    'The ID of a second application, whose permissions have keys replaced.',
  ),
});

/** Keys that devices have backed up to Entra ID. */
export const EntraConfiguration = z
  .strictObject({
    kind: z.literal('entra'),
    name: SourceName.default('Entra ID'),
    tenant: z
      .string()
      .refine(
        (text) => GUID.test(text) || DOMAIN.test(text),
        'is neither the ID of a tenant nor one of its domains',
      )
      .describe('The ID of the tenant, or one of its domains, such as contoso.onmicrosoft.com.'),
    clientId: ClientId.describe('The ID of the application that was registered for Keydesk.'),
    rotation: Rotation.optional().describe(
      'Lets operators have keys replaced by Intune. Without it, nothing is ever changed there.',
    ),
    cloud: CloudChoice.default('global').describe(
      'Which of Microsoft’s clouds the tenant is in; the addresses of one that has no name here.',
    ),
    caFile: z
      .string()
      .min(1)
      .optional()
      .describe('PEM file with further certificate authorities to trust.'),
    proxy: z
      .string()
      .regex(PROXY, 'is not the address of a proxy such as http://proxy.contoso.com:8080')
      .optional()
      .describe('The proxy through which Microsoft is reached; without it, directly.'),
    listMinutes: z
      .number()
      .int()
      .min(5)
      .max(1_440)
      .default(60)
      .describe('How old the list of keys may be before it is read again, in the background.'),
  })
  .refine(({ clientId, rotation }) => rotation?.clientId !== clientId, {
    path: ['rotation', 'clientId'],
    message: 'is the application that reads: whoever reads would hold what rotates as well',
  });
export type EntraConfiguration = z.infer<typeof EntraConfiguration>;
