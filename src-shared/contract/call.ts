import { z } from 'zod';
import type { Area } from '../sign-in/role.ts';

/**
 * Who may make a call: anybody at the window, whoever is signed in (a locked session counts), or
 * roles that open an area.
 */
export type Access = 'anyone' | 'signed-in' | Area;

interface CallSpec<Input extends z.ZodType> {
  readonly access: Access;
  /**
   * Whether anybody may ask this of the call, whoever else it is for: by what is asked, once it has
   * the form it must have.
   */
  readonly isForAnyone?: (input: z.output<Input>) => boolean;
  readonly input: Input;
  readonly output: z.ZodType;
  readonly progress?: z.ZodType;
}

/** One call over the bridge. */
export const call = <Input extends z.ZodType, const S extends CallSpec<Input>>(
  spec: S & CallSpec<Input>,
): S => spec;

/** Longest text any field may carry over the bridge; forms have closer limits of their own. */
export const TypedText = z.string().max(2000);

/** Why an admin goes beyond the limit on disclosures, once; `null` for whoever does not. */
export const BreakGlass = TypedText.nullable().default(null);

/**
 * Names a disclosed secret while main still holds it. The page keeps this id even while it does not
 * show the secret.
 */
export const DisclosureId = z.uuid();

/** How far something slow is. */
export const Progress = z.object({ done: z.number(), total: z.number() });

/** A file that was dropped on the page: the page has its content already, and no path. */
export const DroppedFile = z.object({
  fileName: z.string().max(255),
  bytes: z.instanceof(Uint8Array),
});

/** What came of a save dialog. */
export const SaveResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('cancelled') }),
  z.object({
    outcome: z.literal('saved'),
    fileName: z.string(),
    folder: z.string(),
    /** On a removable drive, which may be removed now: every byte was flushed and read back. */
    isRemovable: z.boolean(),
  }),
]);
export type SaveResult = z.infer<typeof SaveResult>;
