import type { RemovableDrive } from '#shared/contract.ts';

/** A removable drive that is ready for use, with its folder. The folder stays in main. */
export interface MountedDrive extends RemovableDrive {
  readonly folder: string;
}

/** The removable drives of this machine, such as USB sticks. */
export interface RemovableDrives {
  /**
   * Those ready for use now. Never rejects: where the operating system cannot be asked, the list is
   * empty.
   */
  list(): Promise<readonly MountedDrive[]>;
}
