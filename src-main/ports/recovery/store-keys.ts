import type { StoreKey } from '#main/domain/recovery/store-key.ts';

/** The keys of one encrypted store, as far as this person has them. */
export interface StoreKeys {
  /**
   * The key that an administrator has put there for this store, and that was not taken in yet;
   * `undefined` for none.
   *
   * @param id of the key the store is encrypted with; without it, any key will do
   * @throws AppError `store.keyMissing`, `store.keyNotProtected` when this computer cannot keep it,
   *   `file.*`
   */
  given(id?: string): Promise<StoreKey | undefined>;
  /**
   * The key of this ID.
   *
   * @throws AppError `store.keyMissing` when this person was not given it, `store.keyNotProtected`
   */
  find(id: string): Promise<StoreKey>;
}

/** Where the key of a store may be. */
interface KeyPlaces {
  /** A key file that is taken in and removed: the operating system keeps the key then. */
  readonly handedOver: string;
  /** A key file that stays where it is, as the configuration says. It is the only one then. */
  readonly keyFile: string | undefined;
}

/** The keys of any store, by the places where they may be. */
export type StoreKeyring = (places: KeyPlaces) => StoreKeys;
