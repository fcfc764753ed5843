/** Who a report file comes from, by its signature. */
export const signatures = {
  fits: (organisation: string, key: string) => `De ${organisation} : signé avec sa clé ${key}.`,
  none: 'Le fichier n’est pas signé.',
  unknownKey: (key: string) =>
    `Signé avec la clé ${key}, que la configuration de cet ordinateur ne mentionne pas.`,
  doesNotFit: (organisation: string, key: string) =>
    `La signature ne correspond pas : elle désigne la clé ${key} de ${organisation} et n’a pas ` +
    'été créée avec elle pour ce contenu. Ne vous fiez pas à ce fichier.',
} as const;
