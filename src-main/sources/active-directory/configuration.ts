import { isIP } from 'node:net';
import { z } from 'zod';
import { readHostAndPort } from '#main/drivers/network/host-and-port.ts';
import { SignInWay } from '#shared/console/settings.ts';

// Letters, digits, hyphens and underscores between dots, 255 at most (RFC 1035, 2.3.4; Active
// Directory admits the underscore).
const DnsName = z
  .string()
  .max(255)
  .regex(/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i, 'is not a DNS name');
// What Windows takes for a NetBIOS domain name: 15 characters, none of these.
const NetbiosName = z
  .string()
  .min(1)
  .max(15)
  .regex(/^[^\\/:*?"<>|.@\s]+$/, 'is not a NetBIOS name');
const Sid = z.string().regex(/^S-1-\d{1,15}(-\d{1,10}){1,15}$/);
const GroupName = z
  .string()
  .regex(/^[^\\/@]{1,255}\\[^\\]{1,256}$/, 'is neither a SID (S-1-5-…) nor DOMAIN\\name');
const Group = z.union([Sid, GroupName], 'is neither a SID (S-1-5-…) nor DOMAIN\\name');
const HostAndPort = z
  .string()
  .refine((text) => readHostAndPort(text) !== undefined, 'is not host:port');
const DnsServer = z
  .string()
  .refine(
    (text) => isIP(text) !== 0 || isIP(readHostAndPort(text)?.host ?? '') !== 0,
    'is not an IP address',
  );

/** How an Active Directory is found and connected to. */
export const LdapForest = z.strictObject({
  domain: DnsName.describe(
    'DNS name of a domain of the forest, such as contoso.com. People sign in to it first.',
  ),
  netbiosName: NetbiosName.optional().describe(
    'Short name of the domain. Without it the first part of its DNS name is taken until ' +
      'the directory tells.',
  ),
  controllers: z
    .array(HostAndPort)
    .min(1)
    .optional()
    .describe(
      'Domain controllers as host:port, tried in this order. Without them DNS is asked. ' +
        'The host must be the name in the certificate.',
    ),
  dnsServers: z
    .array(DnsServer)
    .default([])
    .describe('DNS servers to ask for the domain. Without them those of the operating system.'),
  encryption: z
    .enum(['ldaps', 'starttls'])
    .default('ldaps')
    .describe('There is no unencrypted way.'),
  caFile: z
    .string()
    .min(1)
    .optional()
    .describe('PEM file with further certificate authorities to trust.'),
  timeoutFactor: z
    .number()
    .min(1)
    .max(20)
    .optional()
    .describe(
      'Multiplies how long a domain controller is waited for: 2 seconds to connect, 5 to sign ' +
        'in, 10 to answer. For slow lines and slow computers.',
    ),
});
export type LdapForest = z.infer<typeof LdapForest>;

/** The directory people sign in to, and which of its groups are the three of the console. */
export const LdapConfiguration = LdapForest.extend({
  groups: z
    .strictObject({ admin: Group.optional(), user: Group.optional(), reports: Group.optional() })
    .describe('Each a SID or DOMAIN\\name.'),
  ticketGroups: z
    .array(Group)
    .max(20)
    .optional()
    .describe(
      'Groups whose members are handed no key without a ticket number, whatever their role. ' +
        'While one of them is not found, nobody is.',
    ),
  signIn: SignInWay.optional().describe(
    'How people sign in: with the Kerberos ticket that Windows has for them (windows), with ' +
      'their password, or with either of them (the default).',
  ),
});
export type LdapConfiguration = z.infer<typeof LdapConfiguration>;
