import type { UpdateList, UpdatePackage } from '#shared/updates/update-list.ts';
import type { UpdateSettings } from '#shared/updates/update-settings.ts';
import type { CallOptions } from './system.ts';

/** The folder of the organisation, where it is and who signs its list. */
export type UpdatePlace = Pick<UpdateSettings, 'folder' | 'publicKey'>;

/** The folder in which an organisation keeps the versions it has tested. */
export interface UpdateFolder {
  /** Reads the list. @throws AppError `updates.*`, `request.cancelled` */
  list(place: UpdatePlace, options: CallOptions): Promise<UpdateList>;
  /**
   * Fetches a package into a file, whole and as the list describes it, or not at all.
   *
   * @param path of the file, which is replaced
   * @throws AppError `updates.*`, `file.*`, `request.cancelled`
   */
  fetch(
    from: UpdatePlace & { readonly wanted: UpdatePackage },
    path: string,
    options: CallOptions,
  ): Promise<void>;
}
