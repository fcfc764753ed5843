/**
 * A computer that needed this many recoveries within this many days has a cause nobody has removed
 * yet.
 */
export const REPEATED_FROM = 3;
export const REPEATED_WITHIN_DAYS = 30;
