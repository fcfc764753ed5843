import { z } from 'zod';

/** The three groups of staff. One person may be in several. */
export const Role = z.enum(['admin', 'user', 'reports']);
export type Role = z.infer<typeof Role>;

/** The three areas of the console; each is a tab. */
export const Area = z.enum(['drive-recovery', 'manage-tpm', 'reports']);
export type Area = z.infer<typeof Area>;

const AREAS_OF_ROLE: Readonly<Record<Role, readonly Area[]>> = {
  admin: ['drive-recovery', 'manage-tpm', 'reports'],
  user: ['drive-recovery', 'manage-tpm'],
  reports: ['reports'],
};

/** The areas these roles open together, in the order of the tabs. */
export function areasOf(roles: readonly Role[]): readonly Area[] {
  return Area.options.filter((area) => roles.some((role) => AREAS_OF_ROLE[role].includes(area)));
}

/**
 * The role a person acts in inside an area: `admin` overrides `user`. `undefined` when none of the
 * roles opens it.
 */
export function roleIn(area: Area, roles: readonly Role[]): Role | undefined {
  return Role.options.find((role) => roles.includes(role) && AREAS_OF_ROLE[role].includes(area));
}
