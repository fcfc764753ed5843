import type { ComputerAccount } from '#shared/escrow/escrow-report.ts';

/** A computer as one source knows it. Text it does not tell is empty, a moment is `undefined`. */
export interface InventoryComputer {
  /** Tells the computers of this source apart; its keys name it. */
  readonly ref: string;
  readonly name: string;
  /** Names of its domain; both empty where the source does not tell which one it is in. */
  readonly domain: { readonly netbios: string; readonly dns: string };
  /** False for what keys still lie below, and is no computer any more. */
  readonly exists: boolean;
  /** False where whoever is signed in cannot be told whether it has keys. */
  readonly keysTold: boolean;
  /** ISO 8601, UTC, as all moments here. */
  readonly passwordSetAt: string | undefined;
  readonly lastSignInAt: string | undefined;
  readonly account: ComputerAccount;
  readonly operatingSystem: string;
}

/** A key as one source lists it: never its digits. */
export interface InventoryKey {
  /** The `ref` of its computer. */
  readonly ref: string;
  /** Empty where the source cannot tell it any more, as of a damaged one. */
  readonly keyId: string;
  /** ISO 8601, UTC; `undefined` where it is not known. */
  readonly escrowedAt: string | undefined;
  /** Nobody can tell which drive it opens, or its stored form is wrong. */
  readonly isDamaged: boolean;
}

/** Some of what a source has. Computers and their keys need not come together. */
export interface InventoryPart {
  readonly computers: readonly InventoryComputer[];
  readonly keys: readonly InventoryKey[];
}
