/** What the last button of a report did, to be told. */
export type Done = { readonly what: 'saved'; readonly fileName: string; readonly folder: string } | { readonly what: 'printed' };
