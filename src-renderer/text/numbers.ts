import { ofRegion } from './region.ts';

const format = ofRegion((tag) => new Intl.NumberFormat(tag));

/** A number as people here write it. */
export const formatNumber = (value: number): string => format().format(value);
