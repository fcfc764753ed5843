/** Who a report file comes from, by its signature. */
export const signatures = {
  fits: (organisation: string, key: string) => `From ${organisation}: signed with its key ${key}.`,
  none: 'The file is not signed.',
  unknownKey: (key: string) =>
    `Signed with the key ${key}, which the configuration of this computer does not name.`,
  doesNotFit: (organisation: string, key: string) =>
    `The signature does not fit: it names the key ${key} of ${organisation}, and was not made ` +
    'with it for this content. Do not rely on this file.',
} as const;
