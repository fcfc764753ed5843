const format = new Intl.NumberFormat();

/** A number as people here write it. */
export const formatNumber = (value: number): string => format.format(value);
