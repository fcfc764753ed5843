import type { MountedDrive } from '#main/ports/desktop/removable-drives.ts';

/**
 * A drive as its operating system tells of it. How much is free on it is found out in the same way
 * everywhere.
 */
export type FoundDrive = Omit<MountedDrive, 'freeBytes'>;
