import type { UnusualSign } from '#shared/audit/unusual-activity.ts';

/** A sentence for each sign, with what was seen and what it is compared with. */
export type SignWords = Readonly<Record<UnusualSign, (count: string, usual: string) => string>>;
