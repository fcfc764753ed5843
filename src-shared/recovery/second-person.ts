import { z } from 'zod';

/** A name of computers, with `*` for any part. */
const ComputerPattern = z
  .string()
  .regex(/^[\p{L}\p{N}*._-]{1,64}$/u, 'is no computer name with * in it');

/** Where computers are in the directory, or `*` for all of them. */
const Unit = z
  .string()
  .max(400)
  .regex(
    /^(\*|(OU|CN|DC)=[^\p{Cc}]+)$/iu,
    'is no distinguished name such as OU=Servers,DC=contoso,DC=com',
  );

/** Which secrets are disclosed only when a second admin approves. */
export const SecondPersonSettings = z.strictObject({
  computers: z
    .array(ComputerPattern)
    .max(100)
    .default([])
    .describe(
      'Computers whose secrets are disclosed only when a second admin approves: names, with * ' +
        'for any part, such as DC*.',
    ),
  organisationalUnits: z
    .array(Unit)
    .max(100)
    .default([])
    .describe(
      'The same for computers in an organisational unit or below it, such as ' +
        'OU=Servers,DC=contoso,DC=com.',
    ),
});
export type SecondPersonSettings = z.infer<typeof SecondPersonSettings>;

/** An approval that was given; `null` for whoever has none. */
export const ApprovalId = z.uuid().nullable().default(null);
