import { z } from 'zod';

/** What a report file is signed with: the ID of the key, and the signature in Base64. */
export const ReportSignature = z.object({ key: z.string().max(64), value: z.string().max(200) });
export type ReportSignature = z.infer<typeof ReportSignature>;

/** What checking the signature of a consistent file found. */
export const SignatureVerdict = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  /** It was made with the key of an organisation in the configuration. */
  z.object({ state: z.literal('fits'), organisation: z.string(), key: z.string() }),
  /** It names such a key, and was not made with it for this content. */
  z.object({ state: z.literal('does-not-fit'), organisation: z.string(), key: z.string() }),
  /** The configuration has no key of this ID, so nobody can tell. */
  z.object({ state: z.literal('unknown-key'), key: z.string() }),
]);
export type SignatureVerdict = z.infer<typeof SignatureVerdict>;
