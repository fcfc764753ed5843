import type { AskError } from '#renderer/api.ts';

/** Whether the chosen profile's store is open yet. */
export type Opening =
  | { readonly state: 'opening'; readonly done: number; readonly total: number }
  | { readonly state: 'open' }
  | { readonly state: 'failed'; readonly error: AskError };
