import { z } from 'zod';

/** Whether the console looks for newer versions. */
export const UpdateMode = z.enum(['off', 'notify']);

/** The name of a ring: the computers that are given a version at the same time. */
export const RING = /^[a-z0-9-]{1,40}$/;
/** The 32 bytes of an Ed25519 key in Base64. */
export const PUBLIC_KEY = /^[A-Za-z0-9+/]{43}=$/;

export const UpdateSettings = z.strictObject({
  mode: UpdateMode.default('off').describe(
    'Whether the console looks for newer versions in a folder of the organisation, ' +
      'and tells of them.',
  ),
  folder: z
    .string()
    .trim()
    .max(500)
    .regex(/^(https:\/\/\S+)?$/)
    .default('')
    .describe('The https address of that folder.'),
  publicKey: z
    .string()
    .trim()
    .regex(new RegExp(`^(${PUBLIC_KEY.source.slice(1, -1)})?$`))
    .max(44)
    .default('')
    .describe('The key that its list of versions is signed with: the public part, in Base64.'),
  ring: z
    .string()
    .trim()
    .max(40)
    .regex(RING)
    .default('all')
    .describe('The ring this computer is in: which version it is given.'),
});
export type UpdateSettings = z.infer<typeof UpdateSettings>;
