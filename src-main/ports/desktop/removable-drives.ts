import type { RemovableDrive } from '#shared/contract.ts';

/** A mounted removable drive. Its folder is not told to the page. */
export interface MountedDrive extends RemovableDrive {
  readonly folder: string;
}

/** The removable drives of this machine, such as USB sticks. */
export interface RemovableDrives {
  /** The drives mounted now; none when the operating system cannot list them. Never rejects. */
  list(): Promise<readonly MountedDrive[]>;
}
