import type { MountedDrive } from '../../ports/removable-drives.ts';

/** What an operating system tells of a drive; how much is free is asked of every one alike. */
export type FoundDrive = Omit<MountedDrive, 'freeBytes'>;
