import { z } from 'zod';

/** A released version; nothing is rolled out that has a suffix. */
export const Version = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/);

/** The name of the list in its folder. */
export const LIST_NAME = 'keydesk-updates.json';
/** The version of the form that is read here. */
export const LIST_FORMAT = 1;

/** A package as it lies in the folder. */
export const UpdatePackage = z.object({
  /** Never a path. */
  name: z.string().regex(/^\w[\w .+-]{0,150}$/),
  version: Version,
  bytes: z.int().min(1).max(2_000_000_000),
  /** SHA-512 in hexadecimal digits. */
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
});
export type UpdatePackage = z.infer<typeof UpdatePackage>;

/** Which version each ring is given, and the packages there are. */
export const UpdateList = z.object({
  format: z.literal(LIST_FORMAT),
  issued: z.iso.datetime(),
  /** Who is shown an old list again would never learn of a newer version. */
  validUntil: z.iso.datetime(),
  rings: z.record(
    z.string(),
    z.object({
      version: Version,
      /** So many of a hundred computers are given it; the others wait. */
      percent: z.int().min(0).max(100),
    }),
  ),
  packages: z.array(UpdatePackage).max(1000),
});
export type UpdateList = z.infer<typeof UpdateList>;

/** The list as it lies in the folder: one file, so that text and signature are of one moment. */
export const SignedList = z.object({
  /** The list as JSON. */
  list: z.string(),
  /** Ed25519, of the bytes of that text in UTF-8; in Base64. */
  signature: z.base64().max(100),
});
