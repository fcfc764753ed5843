import { z } from 'zod';
import { Role } from '../sign-in/role.ts';

/** How to connect to a directory, as the setup asks for it. */
export const DirectoryChoice = z.object({
  /** DNS name of the domain. */
  domain: z.string().max(255),
  encryption: z.enum(['ldaps', 'starttls']),
  /** Address of a DNS server that knows the domain; empty for those of the operating system. */
  dnsServer: z.string().max(100),
});
export type DirectoryChoice = z.infer<typeof DirectoryChoice>;

/** A security group that may become one of the three of the console. */
export const GroupChoice = z.object({
  /** `S-1-5-21-…`: a renamed group stays the group. */
  sid: z.string(),
  /** `DOMAIN\name` */
  name: z.string(),
  description: z.string(),
});
export type GroupChoice = z.infer<typeof GroupChoice>;

/** The group of each role, by SID; at least one. */
export const GroupsByRole = z.partialRecord(Role, z.string().max(200));
export type GroupsByRole = z.infer<typeof GroupsByRole>;

/**
 * Where the configuration comes from. An administrator sets `machine` and `environment`: the setup
 * does not change them.
 */
export const ConfigurationOrigin = z.enum(['none', 'user', 'environment', 'machine']);
export type ConfigurationOrigin = z.infer<typeof ConfigurationOrigin>;

/** True where an administrator has configured the console. */
export function isManaged(origin: ConfigurationOrigin): boolean {
  return origin === 'machine' || origin === 'environment';
}
