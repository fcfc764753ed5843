/**
 * Stands for a moment that a source does not tell, in fields that have to hold one. It is older
 * than every real moment: what has no date of its own comes last where the newest comes first.
 */
export const UNKNOWN_TIME = '1970-01-01T00:00:00.000Z';
