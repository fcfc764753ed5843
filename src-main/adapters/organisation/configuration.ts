import { z } from 'zod';
import { LdapConfiguration } from '../ldap-directory/configuration.ts';

/** One organisation: its directory, which is also where recovery data is read. The audit log is kept on this computer. */
export const OrganisationConfiguration = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'is not lower-case letters, digits and hyphens')
    .describe('Names the folder of its audit log: never change it.'),
  name: z.string().min(1).max(80).describe('As people read it.'),
  activeDirectory: LdapConfiguration,
});
export type OrganisationConfiguration = z.infer<typeof OrganisationConfiguration>;
