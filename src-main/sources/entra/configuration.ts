import { z } from 'zod';
import { SourceName } from '../source-kind.ts';
import { CloudChoice } from './clouds.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** With a dot in it: `common` and `organizations` would let in accounts of any tenant. */
const DOMAIN = /^(?=.{1,255}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** Without a name, a password or a path. */
const PROXY = /^http:\/\/[a-z0-9._-]+(:[1-9]\d{0,4})?\/?$/i;

const ClientId = z.string().regex(GUID, 'is not the ID of an application');
const ObjectId = z.string().regex(GUID, 'is not the object ID of a group');
/** What Entra ID takes for the value of an app role: no blank, no dot before it. */
const AppRole = z.string().regex(/^[^\s.]\S{0,119}$/);
const RoleGiver = z.union(
  [ObjectId, AppRole],
  'is neither the object ID of a group nor the value of an app role',
);

/** How Entra ID and Graph are reached. */
const reached = {
  cloud: CloudChoice.optional().describe(
    'Which of Microsoft’s clouds the tenant is in, `global` without it; the addresses of one ' +
      'that has no name here.',
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
};

/** Entra ID as the directory people sign in to, and who has which role. */
export const EntraDirectoryConfiguration = z.strictObject({
  // Not one of its domains: every token is compared with it.
  tenant: z.string().regex(GUID, 'is not the ID of a tenant').describe('The ID of the tenant.'),
  clientId: ClientId.describe('The ID of the application that was registered for Keydesk.'),
  ...reached,
  roles: z
    .strictObject({
      admin: RoleGiver.optional(),
      user: RoleGiver.optional(),
      reports: RoleGiver.optional(),
    })
    .refine((roles) => Object.keys(roles).length > 0, 'nobody would have a role')
    .describe('Each the object ID of a group, or the value of an app role.'),
  ticketGroups: z
    .array(ObjectId)
    .max(20)
    .optional()
    .describe(
      'Groups whose members are handed no key without a ticket number, whatever their role.',
    ),
  domains: z
    .array(z.string().regex(DOMAIN, 'is not a domain such as contoso.com'))
    .max(100)
    .default([])
    .describe('Domains of user names that are offered, besides that of the operator.'),
});
export type EntraDirectoryConfiguration = z.infer<typeof EntraDirectoryConfiguration>;

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
      .optional()
      .describe(
        'The ID of the tenant, or one of its domains, such as contoso.onmicrosoft.com. Without ' +
          'it and `clientId`, the one that people sign in to.',
      ),
    clientId: ClientId.optional().describe(
      'The ID of the application that was registered for Keydesk.',
    ),
    rotation: Rotation.optional().describe(
      'Lets operators have keys replaced by Intune. Without it, nothing is ever changed there.',
    ),
    ...reached,
    listMinutes: z
      .number()
      .int()
      .min(5)
      .max(1_440)
      .default(60)
      .describe('How old the list of keys may be before it is read again, in the background.'),
  })
  .refine(({ tenant, clientId }) => (tenant === undefined) === (clientId === undefined), {
    message: '`tenant` and `clientId` belong together',
  })
  .refine(
    ({ tenant, cloud, caFile, proxy }) =>
      tenant !== undefined || [cloud, caFile, proxy].every((one) => one === undefined),
    { message: '`cloud`, `caFile` and `proxy` are those of the sign-in: name them there' },
  )
  .refine(({ clientId, rotation }) => rotation === undefined || rotation.clientId !== clientId, {
    path: ['rotation', 'clientId'],
    message: 'is the application that reads: whoever reads would hold what rotates as well',
  });
export type EntraConfiguration = z.infer<typeof EntraConfiguration>;
