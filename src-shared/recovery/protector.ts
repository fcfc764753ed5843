import { z } from 'zod';
import { DomainNames } from '../sign-in/domain-names.ts';
import { RecoveryKeyId } from './recovery-key-id.ts';

/** `unknown`: the source does not say, such as Active Directory. */
export const VolumeKind = z.enum(['operating-system', 'fixed', 'removable', 'unknown']);
export type VolumeKind = z.infer<typeof VolumeKind>;

/**
 * `superseded`: a newer key of its volume was escrowed, which is said only where both dates and the
 * drive are known. `current`: none is known. `disclosed`: none is known, and it was already handed
 * out, so the computer will replace it. An old key can still be the right one for a drive that was
 * offline. `damaged`: what is stored of its ID contradicts itself or is missing, so it is never
 * handed out.
 */
export const ProtectorState = z.enum(['current', 'superseded', 'disclosed', 'damaged']);
export type ProtectorState = z.infer<typeof ProtectorState>;

/**
 * What a source may have of a protector but does not offer. That it is empty then does not mean
 * that there is none.
 */
export const NotOffered = z.enum(['users', 'key-package']);
export type NotOffered = z.infer<typeof NotOffered>;

/**
 * What is unusual about an object of a directory. `deleted`: the key or its computer was deleted.
 * `conflict`: its computer lost the name to another one that was made at the same time.
 */
export const ProtectorMark = z.enum(['deleted', 'conflict']);
export type ProtectorMark = z.infer<typeof ProtectorMark>;

/** A recovery password protector as a list shows it: everything but its secrets. */
export const Protector = z.object({
  keyId: RecoveryKeyId,
  computer: z.object({ domain: z.string(), name: z.string() }),
  /** Users of the computer, `DOMAIN\name`. Empty where the source does not know them. */
  users: z.array(z.string()),
  /** Both names of the domains of those users, where the source knows them. */
  domains: z.array(DomainNames).optional(),
  volume: z.object({
    kind: VolumeKind,
    driveLetter: z.string(),
    label: z.string(),
    /** The same for all keys of one volume; absent where the source has none. */
    id: z.string().optional(),
  }),
  /** ISO 8601, UTC; `UNKNOWN_TIME` where the source does not say. */
  escrowedAt: z.iso.datetime(),
  state: ProtectorState,
  marks: z.array(ProtectorMark).optional(),
  hasKeyPackage: z.boolean(),
  /** What none of its sources offers. */
  notOffered: z.array(NotOffered).optional(),
  /** Names of the sources that keep it. */
  sources: z.array(z.string()).min(1),
});
export type Protector = z.infer<typeof Protector>;

/** The computer as the audit log writes it: `DOMAIN\name`, or the name where no domain is told. */
export function computerOf({ computer: { domain, name } }: Pick<Protector, 'computer'>): string {
  return domain === '' ? name : `${domain}\\${name}`;
}
