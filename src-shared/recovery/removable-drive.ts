import { z } from 'zod';

/** A removable drive as the page may know it: without a path. */
export const RemovableDrive = z.object({
  name: z.string(),
  /** As the operating system calls it, such as `FAT32`. */
  fileSystem: z.string(),
  freeBytes: z.number(),
});
export type RemovableDrive = z.infer<typeof RemovableDrive>;
